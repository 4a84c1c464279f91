from collections.abc import Iterator

from einclusion.checking.survey import named
from einclusion.model import Finding
from einclusion.scope import ChannelName
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service offers the form on paper, or to print."""
    yield from named(service, ChannelName.PAPER_FORM, "paper-form")
