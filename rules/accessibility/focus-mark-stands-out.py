from __future__ import annotations

from collections.abc import Iterator

from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

NEED = 3.0


def check(page: PageSubject) -> Iterator[Finding]:
    doubtful: dict[tuple[str, str, float], Node] = {}
    fails: set[tuple[str, str, float]] = set()
    for stop in page.keyboard.stops:
        if stop.node is None or stop.contrast is None or stop.shown not in ("style", "pixels"):
            continue
        node = page.node(stop.node)
        look = (node.tag, node.get("class"), round(stop.contrast, 1))
        if stop.contrast >= NEED:
            yield passed(node)
        elif stop.around:
            fails.add(look)
            yield failed(node, ratio=int(stop.contrast * 100) / 100)
        else:
            doubtful.setdefault(look, node)
    yield from (cant_tell(node) for look, node in doubtful.items() if look not in fails)
