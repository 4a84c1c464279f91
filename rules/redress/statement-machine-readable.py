from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each statement has a version that programs can read."""
    for one in statements(service):
        if one.machine == "sure":
            yield passed(page=one.address)
        elif one.machine:
            yield cant_tell(page=one.address)
        else:
            yield failed(page=one.address)
