from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.passages import RUNNING, Passage, passages, short
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MEASURE = "line-spacing"
ROUNDING = 0.01
LEAST_LINES = 3


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    tight: dict[float, list[Passage]] = {}
    for passage in passages(page):
        spacing = passage.line_height
        if passage.block.kind not in RUNNING or not spacing or passage.lines < LEAST_LINES:
            continue
        if spacing < limit - ROUNDING:
            tight.setdefault(short(spacing), []).append(passage)
        else:
            yield passed(passage.node)
    for spacing, alike in tight.items():
        yield failed(alike[0].node, spacing=spacing, limit=short(limit), count=len(alike), measure=MEASURE)
