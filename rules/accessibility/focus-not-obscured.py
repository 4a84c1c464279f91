from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for stop in page.keyboard.stops:
        if stop.node is None:
            continue
        node = page.node(stop.node)
        if stop.covered < 1:
            yield passed(node)
        elif stop.by is None:
            yield cant_tell(node)
        else:
            yield failed(node, cover=page.node(stop.by).selector)
