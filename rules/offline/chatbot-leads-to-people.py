from collections.abc import Iterator

from einclusion.checking.survey import Survey
from einclusion.model import Finding, Value
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A chat in which a program answers leads to people."""
    survey = Survey(service, contact_tells=False)
    chat: dict[str, Value] = {}
    machine = people = False
    for page in survey:
        people = people or bool(survey.shown(page, "phone", "counter", "address", "email"))
        for way in survey.shown(page, "chat"):
            if "person" in way.traits:
                yield passed(shown=way.shown, page=page.address)
                return
            machine = machine or "machine" in way.traits
            chat = chat or {"shown": way.shown, "page": page.address}
    if chat and machine and not people:
        yield from survey.absent(values=chat)
    elif chat:
        yield cant_tell(shown=chat["shown"], page=chat["page"])
