from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each statement that claims less than full compliance says what fails."""
    for one in statements(service):
        if not {"partial", "none"} & set(one.statuses):
            continue
        if one.failing:
            yield passed(page=one.address)
        else:
            yield cant_tell(page=one.address) if one.listing else failed(page=one.address)
