from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each statement gives a way to report a problem."""
    for one in statements(service):
        yield passed(page=one.address) if one.feedback else failed(page=one.address)
