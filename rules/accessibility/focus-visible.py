from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    keyboard = page.keyboard
    asked = False
    for stop in keyboard.stops:
        if stop.node is None:
            continue
        node = page.node(stop.node)
        if stop.shown == "not":
            yield failed(node)
        elif stop.shown == "unknown":
            if not asked:
                yield cant_tell(node)
            asked = True
        else:
            yield passed(node)
    if keyboard.cut and not asked:
        yield cant_tell()
