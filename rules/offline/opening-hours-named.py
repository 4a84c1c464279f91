from collections.abc import Iterator

from einclusion.checking.channels import opening_hours, phones, postal_addresses
from einclusion.checking.survey import Survey
from einclusion.checking.ways import by_appointment, hours_linked
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.scope import ChannelName
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service says when people can come or call."""
    survey = Survey(service)
    named: dict[str, Value] = {}
    doubt: dict[str, Value] = {}
    for page in survey:
        for hours in opening_hours(page):
            yield passed(shown=hours.shown, page=page.address)
            return
        shown = [address.shown for address in postal_addresses(page) if address.use == "visit"]
        shown += [phone.shown for phone in phones(page) if phone.kind == "call"]
        if seen := [words for words in shown if words and not survey.echoed(words)]:
            named = named or {"shown": seen[0], "page": page.address}
        if words := hours_linked(page) or by_appointment(page):
            doubt = doubt or {"shown": words, "page": page.address}
    promised = any(service.service.channels.get(name) for name in (ChannelName.COUNTER, ChannelName.PHONE))
    message = "named" if named else "promised" if promised else "failed"
    yield from survey.absent(None, message, doubt or named, doubtful=bool(doubt))
