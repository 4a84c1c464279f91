from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.resize
    for one in seen.spaced:
        node = page.node(one.node) if one.node is not None else None
        if node is None or one.moves or one.clamped:
            yield cant_tell(node)
        else:
            yield failed(node, percent=max(1, round(one.share * 100)))
    if seen.boxed and not seen.spaced:
        yield passed()
