from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

NEED = 3.0


def check(page: PageSubject) -> Iterator[Finding]:
    for stop in page.keyboard.stops:
        if stop.node is None or stop.contrast is None or stop.shown not in ("style", "pixels"):
            continue
        node = page.node(stop.node)
        if stop.contrast >= NEED:
            yield passed(node)
        elif stop.around:
            yield failed(node, ratio=int(stop.contrast * 100) / 100)
        else:
            yield cant_tell(node)
