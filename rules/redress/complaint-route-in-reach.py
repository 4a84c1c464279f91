from collections.abc import Iterator

from einclusion.checking.survey import Survey
from einclusion.model import Finding, Value
from einclusion.outcomes import failed, passed
from einclusion.subjects import ServiceSubject

MEASURE = "complaint-clicks"


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A way to complain or give feedback is within a few clicks of a start page."""
    limit = int(service.threshold(MEASURE))
    survey = Survey(service, contact_tells=False)
    found = [(page.address, way) for page in survey for way in page.channels.of("complaint")]
    clicks = {address: survey.clicks(address) for address, _ in found}
    far = [
        (start + ("press" in way.traits), address, way.shown)
        for address, way in found
        if way.seen != "latent" and (start := clicks[address]) is not None
    ]
    if not far:
        seen: dict[str, Value] = {"page": found[0][0], "shown": found[0][1].shown} if found else {}
        yield from survey.absent(values=seen, doubtful=bool(found))
        return
    steps, address, shown = min(far)
    if steps <= limit:
        yield passed(clicks=steps, page=address, shown=shown)
    elif survey.explored:
        yield failed(message="too-far", clicks=steps, limit=limit, page=address, shown=shown, measure=MEASURE)
    else:
        yield from survey.absent(values={"page": address, "shown": shown}, doubtful=True)
