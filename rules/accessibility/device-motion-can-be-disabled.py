from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    sensors = page.sensors
    controls = [page.node(place) for place in sensors.disablers]
    for event in sensors.events:
        reactions = [one for one in sensors.reactions if one.event == event]
        target = next((page.node(place) for one in reactions for place in one.nodes), None)
        if not reactions or any(node.visible and node.name for node in controls):
            yield passed(target, event=event)
        elif sensors.cut:
            yield cant_tell(target, event=event)
        else:
            yield failed(target, "unnamed" if controls else "failed", event=event)
