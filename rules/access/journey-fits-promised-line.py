from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.filling import finished, states
from einclusion.data import beside
from einclusion.model import Finding, Value
from einclusion.outcomes import failed, passed
from einclusion.subjects import JourneySubject, PageSubject

MEASURE = "line-seconds"
BITS, MEGA = 8, 1_000_000


def check(journey: JourneySubject) -> Iterator[Finding]:
    """What each page loads comes in time over the slowest line that everybody is promised."""
    line = beside(__file__, "journey-fits-promised-line.yaml").get(journey.service.profile)
    sizes = {page.address: size for page in states(journey) if (size := loaded(page))}
    if line is None or not sizes:
        return
    limit = journey.threshold(MEASURE)
    late = [(address, size) for address, size in sizes.items() if size * BITS / MEGA / line["megabits"] > limit]
    for address, size in late:
        yield failed(page=address, limit=round(limit, 1), measure=MEASURE, **told(size, line["megabits"]))
    if not late and finished(journey):
        yield passed(**told(max(sizes.values()), line["megabits"]))


def loaded(page: PageSubject) -> int:
    """Bytes that came over the line for the page."""
    return sum(request.bytes for request in page.network.requests if not request.cached)


def told(size: int, megabits: int) -> dict[str, Value]:
    seconds = size * BITS / MEGA / megabits
    return {"size": round(size / MEGA, 1), "seconds": round(seconds, 1), "megabits": megabits}
