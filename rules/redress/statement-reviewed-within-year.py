from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.statement.reading import statements
from einclusion.subjects import ServiceSubject

MEASURE = "statement-months"
_DAYS = 30.44
"""Days of a month, on average."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    """The latest date of each statement is not too old."""
    months = int(service.threshold(MEASURE))
    for one in statements(service):
        if not one.made:
            continue
        latest = one.made[-1]
        told = {"page": one.address, "date": latest.isoformat()}
        if (latest - service.day).days > _DAYS + 1:
            yield cant_tell(message="future", **told)
        elif (service.day - latest).days > months * _DAYS + 1:
            yield failed(months=months, measure=MEASURE, **told)
        else:
            yield passed(**told)
