from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.leftover import WORDS, left
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.modes.scriptless
    if seen is None or seen.usual.words < WORDS:
        return
    became = "doubt" if seen.elsewhere else left(seen.usual, seen.without)
    if became == "all":
        yield passed()
    elif became == "doubt":
        yield cant_tell()
    elif became == "form":
        yield failed(message="form", fields=seen.usual.fields)
    else:
        yield failed(message="empty", usual=seen.usual.words, without=seen.without.words)
