from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each statement has a version that programs can read."""
    for one in statements(service):
        yield passed(page=one.address) if one.machine else failed(page=one.address)
