from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.passages import RUNNING, passages
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

LEAST_LINES = 3


def check(page: PageSubject) -> Iterator[Finding]:
    stretched = []
    for passage in passages(page):
        if passage.block.kind not in RUNNING or passage.lines < LEAST_LINES:
            continue
        if passage.share("text-align", "justify") > 0:
            stretched.append(passage)
        else:
            yield passed(passage.node)
    if stretched:
        yield failed(stretched[0].node, count=len(stretched))
