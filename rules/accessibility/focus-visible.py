from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    keyboard = page.keyboard
    for stop in keyboard.stops:
        if stop.node is None:
            continue
        node = page.node(stop.node)
        if stop.shown == "not":
            yield failed(node)
        elif stop.shown == "unknown":
            yield cant_tell(node)
        else:
            yield passed(node)
    if keyboard.cut:
        yield cant_tell()
