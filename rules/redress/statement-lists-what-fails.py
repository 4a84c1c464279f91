from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each statement that claims less than full compliance says what fails."""
    for one in statements(service):
        if {"partial", "none"} & set(one.statuses):
            yield passed(page=one.address) if one.failing else failed(page=one.address)
