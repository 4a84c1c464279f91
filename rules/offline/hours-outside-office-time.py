from collections.abc import Iterator

from einclusion.checking.open_hours import outside_office_time
from einclusion.checking.survey import Survey
from einclusion.checking.ways import shown
from einclusion.data import beside
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Some of the hours at which people can come or call lie outside working hours."""
    words = Lexicon.load(beside(__file__, "hours-outside-office-time.yaml"))
    survey = Survey(service, contact_tells=False)
    seen: dict[str, Value] = {}
    unclear = False
    for page in survey:
        for hours in shown(page, "hours"):
            outside = outside_office_time(hours.shown, words)
            if outside:
                yield passed(shown=hours.shown, page=page.address)
                return
            unclear = unclear or outside is None
            seen = seen or {"shown": hours.shown, "page": page.address}
    if seen:
        yield from survey.absent(values=seen, doubtful=unclear)
