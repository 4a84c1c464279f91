from collections.abc import Iterator

from einclusion.checking.survey import named
from einclusion.model import Finding
from einclusion.scope import ChannelName
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service offers people who help in person."""
    yield from named(service, ChannelName.HELP, "help", "home-visit")
