from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

WORDS, FIELDS = 30, 2
HALF, FIFTH = 0.5, 0.2


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.modes.scriptless
    if seen is None or seen.usual.words < WORDS:
        return
    usual, without = seen.usual, seen.without
    formless = usual.fields >= FIELDS and not without.fields
    headless = usual.headings and not without.headings
    if seen.elsewhere:
        yield cant_tell()
    elif without.words < FIFTH * usual.words:
        yield failed(None, "empty", usual=usual.words, without=without.words)
    elif formless and not without.held:
        yield failed(None, "form", fields=usual.fields)
    elif formless or headless or without.words < HALF * usual.words:
        yield cant_tell()
    else:
        yield passed()
