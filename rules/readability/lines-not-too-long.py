from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.passages import RUNNING, Passage, passages
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MEASURE = "line-characters"
LEAST_LINES = 3


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    long: dict[tuple[int, float], list[Passage]] = {}
    for passage in passages(page):
        if passage.block.kind not in RUNNING or "\n" in passage.block.text or passage.lines < LEAST_LINES:
            continue
        if characters(passage) > limit:
            long.setdefault((round(passage.width), passage.size), []).append(passage)
        else:
            yield passed(passage.node)
    for alike in long.values():
        worst = max(alike, key=characters)
        count = len(alike)
        yield failed(worst.node, characters=characters(worst), limit=int(limit), count=count, measure=MEASURE)


def characters(passage: Passage) -> int:
    """Characters of a line on average, the last one taken for a whole one, so that it is never too many."""
    return len(passage.block.text) // passage.lines
