from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each statement says what it is about, and names the owner of the service."""
    owner = service.service.owner
    for one in statements(service):
        if not one.scope:
            yield failed(page=one.address)
        elif owner and owner.casefold() not in one.text.casefold():
            yield cant_tell(message="body", page=one.address, owner=owner)
        else:
            yield passed(page=one.address)
