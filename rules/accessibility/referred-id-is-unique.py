from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import Fields, fields_of, is_field
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

NAMING = ("aria-labelledby", "aria-describedby", "aria-errormessage")
MOST = 20
"""Bearers of an id that are compared."""
OTHERS = ("aria-controls", "aria-owns", "aria-flowto", "aria-details", "aria-activedescendant", "list", "form")


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        bearers: dict[str, list[Node]] = {}
        for index, facts in enumerate(tree.nodes):
            if name := facts.attributes.get("id"):
                bearers.setdefault(name, []).append(Node(tree, index))
        fields = fields_of(tree)
        for index in range(len(tree.nodes)):
            for attribute, name in references(Node(tree, index)):
                if name in bearers:
                    yield judged(Node(tree, index), attribute, bearers[name], fields)


def references(node: Node) -> Iterator[tuple[str, str]]:
    for attribute in (*NAMING, *OTHERS):
        yield from ((attribute, name) for name in node.get(attribute).split())
    if node.tag == "label" and node.has("for"):
        yield "for", node.get("for")


def judged(node: Node, attribute: str, bearers: list[Node], fields: Fields) -> Finding:
    name = bearers[0].get("id")
    met = fields.by_id(node, name)
    rivals = [one for one in bearers[:MOST] if one != met and met is not None and fields.by_id(one, name) == met]
    if not rivals or met is None:
        return passed(node)
    if attribute == "for":
        lost = is_field(met) and any(is_field(one) and near(node, one, met) for one in rivals)
        return failed(node, "label", id=name) if lost else cant_tell(node, id=name)
    if attribute in NAMING:
        if all(one.text == met.text for one in rivals):
            return passed(node)
        if any(near(node, one, met) and one.text for one in rivals):
            return failed(node, "text", id=name, text=met.text[:80])
    return cant_tell(node, id=name)


def near(node: Node, one: Node, other: Node) -> bool:
    """Whether an element shares a smaller part of the page with the node than another one does, which it precedes."""
    around = list(node.ancestors())
    tree = node.tree
    first = next((part for part in around if one.index in tree.within(part.index)), None)
    return first is not None and other.index not in tree.within(first.index)
