from collections.abc import Iterator

from einclusion.checking.channels import postal_addresses
from einclusion.checking.survey import Survey
from einclusion.checking.ways import come_in, offers_list
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.scope import ChannelName
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service gives the address of a place that people can go to."""
    survey = Survey(service)
    seen: dict[str, dict[str, Value]] = {}
    for page in survey:
        for address in postal_addresses(page):
            if survey.echoed(address.street):
                continue
            if address.use == "visit":
                yield passed(shown=address.shown, page=page.address)
                return
            seen.setdefault(address.use or "unclear", {"shown": address.shown, "page": page.address})
        if link := offers_list(page):
            seen.setdefault("unclear", {"shown": link, "page": page.address})
        if words := come_in(page):
            seen.setdefault("no-address", {"shown": words, "page": page.address})
    if "unclear" in seen:
        yield from survey.absent(ChannelName.COUNTER, values=seen["unclear"], doubtful=True)
    elif "post" in seen:
        yield from survey.absent(ChannelName.COUNTER, "only-post", seen["post"])
    elif "no-address" in seen:
        yield from survey.absent(ChannelName.COUNTER, "no-address", seen["no-address"])
    else:
        yield from survey.absent(ChannelName.COUNTER)
