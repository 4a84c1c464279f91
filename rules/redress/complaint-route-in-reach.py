from collections.abc import Iterator

from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import ServiceSubject
from einclusion.survey import Survey
from einclusion.ways import ways


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A way to complain or give feedback is within a few clicks of a start page."""
    limit = int(service.threshold("complaint-clicks"))
    survey = Survey(service)
    nearest: tuple[int, str, str] | None = None
    for page in survey:
        if page.page.origin == "journey" or (page.page.origin == "sitemap" and not page.page.linked_from):
            continue
        for way in ways(page, beside(__file__, "complaints.yaml")):
            found = (page.page.depth + way.clicks, page.address, way.shown)
            nearest = min(nearest or found, found)
    if nearest is None:
        yield from survey.absent()
    elif nearest[0] <= limit:
        yield passed(clicks=nearest[0], page=nearest[1], shown=nearest[2])
    else:
        yield failed(message="too-far", clicks=nearest[0], limit=limit, page=nearest[1], shown=nearest[2])
