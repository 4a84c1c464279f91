from collections.abc import Iterator

from einclusion.checking.machines import contradictions
from einclusion.checking.survey import Survey
from einclusion.model import Finding, Value
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """What pages tell machines of numbers, addresses and hours is what they tell people."""
    survey = Survey(service)
    pages = list(survey)
    stated = False
    agreed = True
    for one in contradictions(pages, whole=survey.explored):
        stated = True
        if one.shown is not None:
            agreed = False
            sides: dict[str, Value] = {"shown": one.shown} if one.shown else {}
            yield cant_tell(
                message=one.kind if one.shown else f"{one.kind}-alone", told=one.told, page=one.page, **sides
            )
    if stated and agreed:
        yield passed()
