from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

NEED = 3.0
NOTHING = 1.1


def check(page: PageSubject) -> Iterator[Finding]:
    for field in page.visual.fields:
        if field.node is None:
            continue
        node = page.node(field.node)
        if field.edge >= NEED:
            yield passed(node)
        elif field.filled or field.edge <= NOTHING:
            yield cant_tell(node)
        else:
            yield failed(node, ratio=int(field.edge * 100) / 100)
