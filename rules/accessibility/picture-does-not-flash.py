from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MOST = 3


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.animated.pictures:
        node = page.node(one.node) if one.node is not None else None
        if one.flashes > MOST and node is not None and node.visible:
            yield failed(node, flashes=one.flashes)
        elif one.flashes <= MOST:
            yield passed(node)
