from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MOST = 3


def check(page: PageSubject) -> Iterator[Finding]:
    motion = page.motion
    nodes = [page.node(place) for place in motion.quick if place is not None]
    if not nodes:
        return
    yield failed(nodes[0], flashes=motion.flashes) if motion.flashes > MOST else passed(nodes[0])
