from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    keyboard = page.keyboard
    for trap in keyboard.traps:
        for place in trap.nodes:
            if trap.keeps:
                yield failed(page.node(place), "keeps")
            elif trap.way_out:
                yield passed(page.node(place), key=trap.way_out)
            elif trap.help:
                yield failed(page.node(place), "useless", help=trap.help)
            else:
                yield failed(page.node(place))
    if keyboard.cut:
        yield cant_tell()
    elif keyboard.stops and not keyboard.traps:
        yield passed(stops=len(keyboard.stops))
