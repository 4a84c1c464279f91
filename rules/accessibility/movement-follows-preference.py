from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.moving import changes_place, movement, shows_work
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node, row in movement(page):
        if row.kind != "style" or not changes_place(row) or shows_work(node):
            continue
        if row.reduced:
            yield passed(node)
        else:
            yield failed(node)
