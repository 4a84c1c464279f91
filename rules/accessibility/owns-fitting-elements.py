from __future__ import annotations

from collections.abc import Iterator, Mapping

from einclusion.checking.aria import owned
from einclusion.checking.owning import Owning
from einclusion.checking.semantics import role_of
from einclusion.dom import Node, Tree
from einclusion.model import Finding, Impact
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

READ_ON = {"list": Impact.MODERATE} | dict.fromkeys(("table", "rowgroup", "row"), Impact.SERIOUS)
"""How hard it hits where the parts are read all the same; a widget may not work at all then."""


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        yield from in_document(tree)


def in_document(tree: Tree) -> Iterator[Finding]:
    owning = Owning(tree)
    for index, facts in enumerate(tree.nodes):
        node = Node(tree, index)
        if not (facts.role or "role" in facts.attributes) or not owning.semantics.exposed(node) or busy(node):
            continue
        role = role_of(node)
        if owned(role):
            wrong = misfit(owning, node, owned(role))
            if wrong is None:
                yield passed(node)
            else:
                yield told(wrong, role, loose=wrong == node or not owning.counts(wrong))


def told(wrong: Node, owner: str, *, loose: bool) -> Finding:
    impact = READ_ON.get(owner)
    allowed = ", ".join(f"`{one}`" for one in owned(owner))
    if loose or role_of(wrong) in owned(owner):
        return failed(wrong, "text", impact, owner=owner, allowed=allowed)
    return failed(wrong, impact=impact, role=role_of(wrong), owner=owner, allowed=allowed)


def misfit(owning: Owning, node: Node, allowed: Mapping[str, frozenset[str]]) -> Node | None:
    """The first element that has no place there, or that holds text loose; groups may stand in groups."""
    for child in owning.owned(node):
        inner = allowed.get(role_of(child)) if child != node else None
        if inner is None:
            return child
        if inner and role_of(child) == "group":
            wrong = misfit(owning, child, {"group": inner, **dict.fromkeys(inner, frozenset())})
            if wrong is not None:
                return wrong
    return None


def busy(node: Node) -> bool:
    return any(one.get("aria-busy").strip().lower() == "true" for one in (node, *node.ancestors()))
