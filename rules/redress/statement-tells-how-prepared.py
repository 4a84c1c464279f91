from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.statement.dates import dates
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each statement has a date and a method."""
    for one in statements(service):
        if not one.made:
            yield cant_tell(page=one.address) if dates(one.text) else failed(page=one.address)
        elif not one.how:
            yield cant_tell(message="no-method", page=one.address)
        else:
            yield passed(page=one.address)
