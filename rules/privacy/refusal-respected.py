from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.tracking import traces, trackers
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

SHOWN = 5


def check(page: PageSubject) -> Iterator[Finding]:
    """After cookies were refused, no service that follows people is called."""
    if not page.page.consent or page.service.consent != "refuse" or not page.address.startswith("http"):
        return
    calls = [
        one
        for one in traces(page.network, page.address, trackers(beside(__file__, "trackers.yaml")))
        if one.kind == "call"
    ]
    for call in calls:
        details = ", ".join(call.details[:SHOWN])
        yield failed(name=call.name, details=details) if call.sure else cant_tell(name=call.name, details=details)
    if not calls:
        yield passed()
