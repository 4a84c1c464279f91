from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.hover.revealed:
        node = page.node(one.node) if one.node is not None else None
        yield passed(node) if one.on_focus else cant_tell(node)
