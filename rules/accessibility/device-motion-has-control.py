from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    sensors = page.sensors
    for event in sensors.events:
        reactions = [one for one in sensors.reactions if one.event == event]
        target = next((page.node(place) for one in reactions for place in one.nodes), None)
        if all(one.same == "yes" for one in reactions):
            yield passed(target, event=event)
        elif any(one.same == "no" for one in reactions):
            yield failed(target, event=event)
        else:
            yield cant_tell(target, event=event)
