from collections.abc import Iterator

from einclusion.checking.survey import Survey
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.scope import ChannelName
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service shows a phone number for calling."""
    survey = Survey(service)
    only_linked = ""
    latent: dict[str, Value] = {}
    for page in survey:
        for phone in page.channels.of("phone"):
            if survey.echoed(phone.shown or phone.value):
                continue
            if phone.seen == "latent":
                latent = latent or {"page": page.address}
            elif phone.shown:
                yield passed(shown=phone.shown, page=page.address)
                return
            else:
                only_linked = only_linked or page.address
    if only_linked:
        yield from survey.absent(ChannelName.PHONE, "only-in-link", {"page": only_linked})
    else:
        yield from survey.absent(ChannelName.PHONE, values=latent, doubtful=bool(latent))
