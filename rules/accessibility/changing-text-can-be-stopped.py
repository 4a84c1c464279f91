from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.moving import changing_text, tells_time
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node, row in changing_text(page):
        if row.stoppers:
            yield passed(node)
        elif not row.tried or tells_time(node, row):
            yield cant_tell(node)
        else:
            yield failed(node, before=row.first, after=row.last)
