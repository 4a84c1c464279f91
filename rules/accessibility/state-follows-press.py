from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.pressing.presses:
        if one.node is None or one.said[0] not in ("true", "false") or not one.opens:
            continue
        node = page.node(one.node)
        if node.has("aria-expanded"):
            yield failed(node, said=one.said[1]) if one.said[0] == one.said[1] else passed(node)
