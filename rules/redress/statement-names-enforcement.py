from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.statement.bodies import named
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each statement says whom to turn to next, and names a body of the level."""
    for one in statements(service):
        if named(one.text, service.law):
            yield passed(page=one.address)
        elif one.enforcement:
            yield cant_tell(message="other-body", page=one.address, said=one.enforcing)
        else:
            yield failed(page=one.address)
