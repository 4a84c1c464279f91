from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.leftover import WORDS, left
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import MissingFacts, PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.failing
    if seen.usual.words < WORDS or not seen.scripts:
        return
    if seen.scriptless is None:
        raise MissingFacts("once-more")
    became = "doubt" if seen.scriptless.elsewhere else left(seen.usual, seen.scriptless.content)
    if became == "all":
        yield passed()
    elif became == "doubt":
        yield cant_tell(message="doubt")
    elif became == "form":
        yield failed(message="form", fields=seen.usual.fields)
    else:
        yield failed(message="empty", usual=seen.usual.words, without=seen.scriptless.content.words)
