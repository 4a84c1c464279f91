from collections.abc import Iterator

from einclusion.channels import opening_hours, phones, postal_addresses
from einclusion.model import Finding
from einclusion.outcomes import passed
from einclusion.scope import ChannelName
from einclusion.subjects import ServiceSubject
from einclusion.survey import Survey
from einclusion.ways import by_appointment, hours_linked


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service says when people can come or call."""
    survey = Survey(service)
    where = {}
    doubt = {}
    for page in survey:
        for hours in opening_hours(page):
            yield passed(shown=hours.shown, page=page.address)
            return
        named = [address.shown for address in postal_addresses(page) if address.use == "visit"]
        named += [phone.shown for phone in phones(page) if phone.kind == "call" and phone.shown]
        if named and not where:
            where = {"shown": named[0], "page": page.address}
        if not doubt and (words := hours_linked(page) or by_appointment(page)):
            doubt = {"shown": words, "page": page.address}
    promised = any(service.service.channels.get(name) for name in (ChannelName.COUNTER, ChannelName.PHONE))
    if where:
        yield from survey.absent(values=doubt or where, doubtful=bool(doubt))
    elif promised:
        yield from survey.absent(None, "promised", doubt, bool(doubt))
