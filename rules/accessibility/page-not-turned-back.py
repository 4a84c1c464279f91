from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

QUARTER = 90
ABOUT = 2
"""Degrees by which a quarter turn may be missed."""


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.resize.turned:
        node = page.node(one.node) if one.node is not None else None
        if abs(abs(one.by) - QUARTER) > ABOUT:
            yield passed(node)
        elif node is None or not (node.text or node.select("img, input, button, video, iframe, object, svg")):
            yield cant_tell(node)
        else:
            yield failed(node, degrees=round(abs(one.by)))
