from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.refreshing import refreshes
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node, seconds in refreshes(page):
        if seconds:
            yield failed(node, seconds=seconds)
        else:
            yield passed(node)
