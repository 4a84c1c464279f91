from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import in_svg, named
from einclusion.checking.semantics import decorative, role_of, semantics
from einclusion.dom import Node
from einclusion.model import Finding, Piece
from einclusion.outcomes import failed, passed
from einclusion.remedy import changed
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
            yield failed(node, remedy=() if decorative(node) else described(node))


def described(node: Node) -> list[Piece]:
    return changed(node, alt="{picture}") if node.tag == "img" else changed(node, aria_label="{picture}")


def swallowed(node: Node) -> bool:
    """Whether it stands in something that is one picture or control as a whole, so that it needs no name of its own."""
    return any(one.role in ("image", "option", "button") for one in node.ancestors())
