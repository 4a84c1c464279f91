from collections.abc import Iterator

from einclusion.checking.survey import Survey
from einclusion.checking.ways import IN_WRITING
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Where people can call, they can also write or sign."""
    survey = Survey(service, contact_tells=False)
    called: dict[str, Value] = {}
    written: dict[str, Value] = {}
    for page in survey:
        for phone in survey.shown(page, "phone"):
            called = called or {"shown": phone.shown, "page": page.address}
        for way in survey.shown(page, *IN_WRITING):
            written = written or {"shown": way.shown, "page": page.address}
    if called and written:
        yield passed(shown=written["shown"], page=written["page"])
    elif called:
        yield from survey.absent(values=called)
