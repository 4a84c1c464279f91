from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.leftover import WORDS, left
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import MissingFacts, PageSubject

SLOW = 15.0
"""Seconds from which a page may have kept the processor busy for too long; a loaded network may be why, too."""


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.failing
    if seen.skipped or seen.usual.words < WORDS:
        return
    if seen.device is None:
        raise MissingFacts("once-more")
    became = "doubt" if seen.device.elsewhere else left(seen.usual, seen.device.content)
    told = {"usual": seen.usual.words, "without": seen.device.content.words}
    if became == "all" and seen.device.seconds < SLOW:
        yield passed()
    elif became == "all":
        yield cant_tell(message="slow", seconds=round(seen.device.seconds))
    elif became == "doubt":
        yield cant_tell(message="doubt", **told)
    else:
        yield failed(message="wall", **told)
