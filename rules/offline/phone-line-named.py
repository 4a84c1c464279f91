from collections.abc import Iterator

from einclusion.checking.channels import phones
from einclusion.checking.survey import Survey
from einclusion.model import Finding
from einclusion.outcomes import passed
from einclusion.scope import ChannelName
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service shows a phone number for calling."""
    survey = Survey(service)
    only_linked = ""
    for page in survey:
        for phone in phones(page):
            if phone.kind != "call" or survey.echoed(phone.shown or phone.number):
                continue
            if phone.shown:
                yield passed(shown=phone.shown, page=page.address)
                return
            only_linked = only_linked or page.address
    if only_linked:
        yield from survey.absent(ChannelName.PHONE, "only-in-link", {"page": only_linked})
    else:
        yield from survey.absent(ChannelName.PHONE)
