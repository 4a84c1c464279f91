from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.focusing
    for one in seen.upsets:
        node = page.node(one.node) if one.node is not None else None
        if node is None:
            yield cant_tell()
        elif one.kind == "lost":
            yield failed(node, "lost")
        else:
            yield failed(node, "left" if one.kind == "left" else "dialog")
    if seen.unseen:
        yield cant_tell()
    elif seen.tried and not seen.upsets:
        yield passed()
