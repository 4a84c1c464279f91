from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.hover.revealed:
        node = page.node(one.node) if one.node is not None else None
        if one.stays is False and one.near:
            yield failed(node)
        elif not one.stays or (one.covers and not one.escape):
            yield cant_tell(node)
        else:
            yield passed(node)
