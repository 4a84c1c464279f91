from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.filling import states
from einclusion.model import Finding, Value
from einclusion.outcomes import failed, passed
from einclusion.subjects import JourneySubject

MEASURE = "journey-bytes"
COST = "journey-euro"
MEGABYTE = 1_000_000


def check(journey: JourneySubject) -> Iterator[Finding]:
    requests = [request for page in states(journey) for request in page.network.requests]
    if not any(request.type == "document" and request.bytes for request in requests):
        return
    size = sum(request.bytes for request in requests if not request.cached)
    limit, price = journey.threshold(MEASURE), journey.threshold("megabyte-euro")
    cost = price * size / MEGABYTE
    told: dict[str, Value] = {"size": in_megabytes(size), **({"cost": f"{cost:.2f}"} if price else {})}
    if size > limit:
        yield failed(message="cost" if price else "size", measure=MEASURE, limit=in_megabytes(limit), **told)
    elif cost > (most := journey.threshold(COST)):
        yield failed(message="euro", measure=COST, limit=f"{most:.2f}", **told)
    elif all(step.state == "done" for step in journey.walk.steps):
        yield passed(limit=in_megabytes(limit), **told)


def in_megabytes(size: float) -> float:
    return round(size / MEGABYTE, 1)
