from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.statement.reading import statements
from einclusion.statement.standing import broken_criteria
from einclusion.subjects import ServiceSubject

_TOLD = 8


def check(service: ServiceSubject) -> Iterator[Finding]:
    """No statement claims full compliance while binding criteria fail, or promises a day that has passed."""
    for one in statements(service):
        criteria = broken_criteria(service.broken(one.covers)) if one.statuses == ["full"] else []
        passed_by = [promise for promise in one.promises if promise.day < service.day]
        if criteria and not one.whole:
            yield cant_tell(page=one.address)
        elif criteria:
            yield failed(page=one.address, criteria=", ".join(criteria[:_TOLD]) + (" …" if criteria[_TOLD:] else ""))
        elif passed_by:
            yield cant_tell(message="past-date", page=one.address, shown=passed_by[0].text)
        elif one.statuses == ["full"] or one.promises:
            yield passed(page=one.address)
