from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    traps = page.keyboard.traps
    for trap in traps:
        for place in trap.nodes:
            if trap.returns:
                yield failed(page.node(place), "returns")
            elif trap.way_out and not trap.named:
                yield passed(page.node(place), key=trap.way_out)
            else:
                yield failed(page.node(place))
    if page.keyboard.stops and not traps and not page.keyboard.cut:
        yield passed(stops=len(page.keyboard.stops))
