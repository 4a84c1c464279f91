from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for skip in page.keyboard.skips:
        if skip.node is not None:
            node = page.node(skip.node)
            yield passed(node) if skip.led else failed(node, name=node.name)
