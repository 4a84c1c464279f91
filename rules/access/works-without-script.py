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
    if seen.elsewhere:
        yield cant_tell()
    elif without.words < FIFTH * usual.words:
        yield failed(None, "empty", usual=usual.words, without=without.words)
    elif usual.fields >= FIELDS and not without.fields:
        yield failed(None, "form", fields=usual.fields)
    elif without.words < HALF * usual.words or (usual.headings and not without.headings):
        yield cant_tell()
    else:
        yield passed()
