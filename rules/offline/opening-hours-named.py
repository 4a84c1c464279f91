from collections.abc import Iterator

from einclusion.channel import Channel
from einclusion.checking.survey import Survey
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.scope import ChannelName
from einclusion.subjects import PageSubject, ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service says when people can come or call."""
    survey = Survey(service)
    named: dict[str, Value] = {}
    doubt: dict[str, Value] = {}
    for page in survey:
        for hours in page.channels.of("hours"):
            if hours.seen != "latent":
                yield passed(shown=hours.shown, page=page.address)
                return
            doubt = doubt or {"shown": hours.shown, "page": page.address}
        if seen := [words for words in _to_reach(page) if not survey.echoed(words)]:
            named = named or {"shown": seen[0], "page": page.address}
        for promise in page.channels.of("hours-link", "appointment"):
            doubt = doubt or {"shown": promise.shown, "page": page.address}
    promised = any(service.service.channels.get(name) for name in (ChannelName.COUNTER, ChannelName.PHONE))
    message = "named" if named else "promised" if promised else "failed"
    yield from survey.absent(None, message, doubt or named, doubtful=bool(doubt))


def _to_reach(page: PageSubject) -> list[str]:
    """Addresses to go to and numbers to call, as the page shows them."""
    return [channel.shown for channel in page.channels.of("address", "phone") if channel.shown and _reaches(channel)]


def _reaches(channel: Channel) -> bool:
    return channel.kind == "phone" or "visit" in channel.traits
