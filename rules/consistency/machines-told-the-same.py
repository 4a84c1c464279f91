from collections.abc import Iterator

from einclusion.checking.machines import contradictions
from einclusion.checking.survey import Survey
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """What pages tell machines of numbers, addresses and hours is what they tell people."""
    survey = Survey(service)
    pages = list(survey)
    held = list(contradictions(pages, whole=survey.explored))
    for one in held:
        if one.shown is None:
            continue
        if one.kind == "hours":
            yield cant_tell(message="hours", told=one.told, shown=one.shown, page=one.page)
        elif one.shown:
            yield cant_tell(message="other", told=one.told, shown=one.shown, page=one.page)
        else:
            yield cant_tell(message="alone", told=one.told, page=one.page)
    if held and all(one.shown is None for one in held):
        yield passed()
