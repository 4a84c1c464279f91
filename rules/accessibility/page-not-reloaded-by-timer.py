from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.refreshing import refreshes
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

_TWENTY_HOURS = 72_000


def check(page: PageSubject) -> Iterator[Finding]:
    for node, seconds in refreshes(page):
        if 0 < seconds <= _TWENTY_HOURS:
            yield failed(node, seconds=seconds)
        else:
            yield passed(node)
