from collections.abc import Iterator

from einclusion.checking.outdated import dated, over
from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """What pages tell to be done, to come or to be paid is tied to no day that has passed."""
    words = Lexicon.load(beside(__file__, "no-passed-dates.yaml"))
    for page in Survey(service):
        told = list(dated(page, words))
        past = over(told, service.day)
        for one in past:
            if one.kind == "due":
                yield cant_tell(message="due", shown=one.words, date=one.day.isoformat(), page=page.address)
            elif one.kind == "coming":
                yield cant_tell(message="coming", shown=one.words, date=one.day.isoformat(), page=page.address)
            else:
                yield cant_tell(message="rates", shown=one.words, page=page.address)
        if told and not past:
            yield passed(page=page.address)
