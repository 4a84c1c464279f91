from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.modes
    for place in seen.vanished:
        yield failed(page.node(place), "vanished")
    for place in seen.unmarked:
        yield failed(page.node(place), "focus")
    if seen.forced and not (seen.unseen or seen.vanished or seen.unmarked):
        yield passed()
