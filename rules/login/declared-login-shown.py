from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.signin import Gathered, gathered, is_hub
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """The means of logging in that the service file names are those that login pages offer."""
    declared = service.service.login
    if not declared:
        return
    found = gathered(service)
    for means in declared:
        if means in found.means:
            yield passed(means=means, page=found.page)
        elif may_be_behind(means, found):
            yield cant_tell(message="unseen", means=means)
        else:
            yield failed(means=means, page=found.page, shown=", ".join(found.means))
    if more := [means for means in found.means if means not in declared]:
        yield cant_tell(message="undeclared", means=", ".join(more), page=found.page)


def may_be_behind(means: str, found: Gathered) -> bool:
    """Whether no login page was seen, or those that were name the means or lead on to others."""
    return not found.means or found.others or means in found.mentioned or any(map(is_hub, found.means))
