from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.moving import movement, shows_work
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node, row in movement(page):
        if row.stoppers:
            yield passed(node)
        elif not row.tried or shows_work(node):
            yield cant_tell(node)
        else:
            yield failed(node)
