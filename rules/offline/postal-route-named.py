from collections.abc import Iterator

from einclusion.checking.survey import named
from einclusion.model import Finding
from einclusion.scope import ChannelName
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service gives a postal address to write to."""
    yield from named(service, ChannelName.POST, "address")
