from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.signin import gathered, kinds_of
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """People can log in by means of more than one kind, or go on without."""
    found = gathered(service)
    if not found.means:
        return
    names = ", ".join(found.means)
    if found.open or len(kinds_of(found.means)) > 1:
        yield passed(page=found.page, means=names)
    elif found.doubtful or kinds_of(found.means) == {"password"}:
        yield cant_tell(page=found.page, means=names)
    else:
        yield failed(page=found.page, means=names)
