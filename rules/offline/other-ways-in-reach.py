from collections.abc import Iterator

from einclusion.channel import Channel
from einclusion.checking.survey import Survey
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject, ServiceSubject

MEASURE = "other-way-clicks"


def check(service: ServiceSubject) -> Iterator[Finding]:
    """From every start, a number to call and a place to go to are a few clicks away at most."""
    limit = int(service.threshold(MEASURE))
    survey = Survey(service, contact_tells=False)
    starts = dict.fromkeys(service.service.start)
    found: dict[str, list[tuple[str, str]]] = {"phone": [], "counter": []}
    for page in survey:
        if page.page.journey and page.page.step <= 1:
            starts.setdefault(page.address)
        for kind, told in found.items():
            told += [(page.address, way.shown or way.value) for way in _ways(survey, page, kind)][:1]
    for kind, told in found.items():
        far = [_nearest(survey, start, told) for start in starts if told]
        if not far:
            continue
        if any(clicks is None for clicks, _, _ in far):
            yield cant_tell(page=told[0][0], shown=told[0][1])
            continue
        clicks, page, words = max(far, key=lambda one: one[0] or 0)
        if clicks is not None and clicks <= limit:
            yield passed(clicks=clicks, page=page, shown=words)
        elif clicks is not None and survey.explored:
            yield failed(message=kind, clicks=clicks, limit=limit, page=page, shown=words, measure=MEASURE)
        else:
            yield cant_tell(page=page, shown=words)


def _ways(survey: Survey, page: PageSubject, kind: str) -> list[Channel]:
    if kind == "phone":
        return survey.shown(page, "phone")
    return [way for way in survey.shown(page, "address", "counter") if way.kind == "counter" or "visit" in way.traits]


def _nearest(survey: Survey, start: str, told: list[tuple[str, str]]) -> tuple[int | None, str, str]:
    """Clicks to the nearest page that tells of it, that page, and its words."""
    reached = [(clicks, page, words) for page, words in told if (clicks := survey.clicks(page, start)) is not None]
    return min(reached) if reached else (None, "", "")
