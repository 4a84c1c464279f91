from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each statement makes one claim on compliance."""
    for one in statements(service):
        if not one.statuses:
            yield failed(page=one.address)
        elif len(one.statuses) > 1:
            yield cant_tell(message="several", page=one.address, claim=one.claim)
        else:
            yield passed(page=one.address)
