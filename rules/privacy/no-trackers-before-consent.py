from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from einclusion.checking.tracking import makers, traces, trackers
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

SHOWN = 5


@cache
def third_parties() -> dict[str, str]:
    return makers(Path(__file__).with_name("third-parties.txt").read_text(encoding="utf-8"))


def check(page: PageSubject) -> Iterator[Finding]:
    network = page.network
    if page.page.consent or network.consent or not page.address.startswith("http"):
        return
    data = beside(__file__, "trackers.yaml")
    found = list(traces(network, page.address, trackers(data), data["needed"], third_parties()))
    for trace in found:
        more = f" + {len(trace.details) - SHOWN}" if len(trace.details) > SHOWN else ""
        details = ", ".join(trace.details[:SHOWN]) + more
        if trace.sure:
            yield failed(message=trace.kind, name=trace.name, details=details)
        else:
            yield cant_tell(message=trace.kind, name=trace.name, details=details)
    if not found:
        yield passed()
