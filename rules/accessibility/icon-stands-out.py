from __future__ import annotations

from collections.abc import Iterator

from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

NEED = 3.0
MARKS = ("logo", "brand", "flag")


def check(page: PageSubject) -> Iterator[Finding]:
    for icon in page.visual.icons:
        if icon.node is None:
            continue
        node = page.node(icon.node)
        if is_mark(node):
            continue
        if icon.contrast >= NEED:
            yield passed(node)
        elif icon.known and icon.control:
            yield failed(node, ratio=int(icon.contrast * 100) / 100)
        else:
            yield cant_tell(node)


def is_mark(node: Node) -> bool:
    """Whether it is called a logo or a flag: these keep their colours."""
    held = (node, *node.ancestors(), *node.select("*"))
    return any(mark in f"{one.get('class')} {one.get('id')} {one.get('src')}".lower() for one in held for mark in MARKS)
