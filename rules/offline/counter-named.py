from collections.abc import Iterator

from einclusion.checking.survey import Survey
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.scope import ChannelName
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service gives the address of a place that people can go to."""
    survey = Survey(service)
    seen: dict[str, dict[str, Value]] = {}
    for page in survey:
        for address in page.channels.of("address"):
            if survey.echoed(address.value.rpartition(", ")[0]):
                continue
            if "visit" in address.traits and address.seen != "latent":
                yield passed(shown=address.shown, page=page.address)
                return
            known = "post" if "post" in address.traits else "unclear"
            seen.setdefault(known, {"shown": address.shown, "page": page.address})
        for listed in page.channels.of("office-list"):
            seen.setdefault("unclear", {"shown": listed.shown, "page": page.address})
        for words in page.channels.of("counter"):
            seen.setdefault("no-address", {"shown": words.shown, "page": page.address})
    if "unclear" in seen:
        yield from survey.absent(ChannelName.COUNTER, values=seen["unclear"], doubtful=True)
    elif "post" in seen:
        yield from survey.absent(ChannelName.COUNTER, "only-post", seen["post"])
    elif "no-address" in seen:
        yield from survey.absent(ChannelName.COUNTER, "no-address", seen["no-address"])
    else:
        yield from survey.absent(ChannelName.COUNTER)
