from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    told = page.interruption
    if not told.filled:
        return
    if told.left:
        yield failed(message="left", filled=told.filled)
    elif told.lost:
        first = next((place for place in told.lost if place is not None), None)
        yield failed(page.node(first) if first else None, "lost", lost=len(told.lost), filled=told.filled)
    else:
        yield passed()
