from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.signin import all_need, gathered, is_hub
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """One of the means of logging in works without a mobile phone of one's own."""
    found = gathered(service)
    if not found.means:
        return
    names = ", ".join(found.means)
    sure = [means for means in found.means if not is_hub(means)]
    if found.open or (sure and not all_need(sure, "smartphone", "mobile")):
        yield passed(page=found.page, means=names)
    elif found.doubtful:
        yield cant_tell(page=found.page, means=names)
    else:
        yield failed(page=found.page, means=names)
