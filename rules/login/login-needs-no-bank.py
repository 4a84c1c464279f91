from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.signin import all_need, gathered
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """One of the means of logging in works without a bank account."""
    found = gathered(service)
    if not found.means:
        return
    names = ", ".join(found.means)
    if found.open or not all_need(found.means, "bank-account"):
        yield passed(page=found.page, means=names)
    elif found.doubtful:
        yield cant_tell(page=found.page, means=names)
    else:
        yield failed(page=found.page, means=names)
