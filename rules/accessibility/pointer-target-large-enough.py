from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aiming import LEAST, Targets
from einclusion.checking.semantics import tabindex
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        for node, close in Targets(tree).judged():
            if close is None:
                yield passed(node)
            elif min(tabindex(node) or 0, tabindex(close) or 0) < 0:
                yield cant_tell(node)
            else:
                width, height = (round(side) for side in (node.box or (0, 0, 0, 0))[2:])
                name = (close.name or close.tag)[:80]
                yield failed(node, width=width, height=height, least=round(LEAST), near=name)
