from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    zoomed = {one.node for one in page.resize.clipped}
    found = [one for one in page.resize.enlarged if one.node not in zoomed]
    for one in found:
        node = page.node(one.node) if one.node is not None else None
        if node is None or one.moves or one.clamped:
            yield cant_tell(node)
        else:
            yield failed(node, percent=max(1, round(one.share * 100)))
    if page.resize.boxed and not page.resize.enlarged:
        yield passed()
