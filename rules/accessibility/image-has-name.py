from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import in_svg, named
from einclusion.checking.semantics import role_of, semantics
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("img, [role]"):
        if not semantics(node.tree).exposed(node) or in_svg(node):
            continue
        role = role_of(node)
        if node.tag != "img" and role != "img":
            continue
        if role == "none" or named(node):
            yield passed(node)
        elif node.role or not swallowed(node):
            yield failed(node)


def swallowed(node: Node) -> bool:
    """Whether it stands in something that is one picture or control as a whole, so that it needs no name of its own."""
    return any(one.role in ("image", "option", "button") for one in node.ancestors())
