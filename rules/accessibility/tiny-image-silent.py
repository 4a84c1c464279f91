from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.semantics import semantics
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("img"):
        if not is_tiny(node) or not semantics(node.tree).exposed(node) or names_control(node):
            continue
        if node.name and node.box:
            yield failed(node, width=round(node.box[2]), height=round(node.box[3]), name=node.name[:200])
        else:
            yield passed(node)


def is_tiny(node: Node) -> bool:
    box = node.box
    return (box is not None and 0 < min(box[2:]) <= 1) or (box is not None and 0 < max(box[2:]) <= 3)


def names_control(node: Node) -> bool:
    holder = next((one for one in node.ancestors() if one.role in ("link", "button")), None)
    return holder is not None and not holder.text
