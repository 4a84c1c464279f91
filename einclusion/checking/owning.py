"""Which element owns which in the accessibility tree: children, through elements without a role, and `aria-owns`."""

from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aria import words
from einclusion.checking.semantics import explicit_role, role_of, semantics
from einclusion.dom import Node, Tree
from einclusion.markup import SHADOW_ROOT

_TRANSPARENT = frozenset({"", "generic", "none"})
"""Roles of elements that stand between an owner and what it owns without counting."""
_MET_WITH = words("global") - {"aria-hidden", "aria-owns"}
"""Properties that put an element without a role into the accessibility tree."""
_TYPES = {
    "checkbox": "checkbox",
    "radio": "radio",
    "range": "slider",
    "number": "spinbutton",
    "search": "searchbox",
    "button": "button",
    "submit": "button",
    "reset": "button",
    "image": "button",
}
_TAGS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "listitem",
    "tr": "row",
    "option": "option",
    "caption": "caption",
    "meter": "meter",
    "hr": "separator",
    "tbody": "rowgroup",
    "thead": "rowgroup",
    "tfoot": "rowgroup",
    "progress": "progressbar",
    "textarea": "textbox",
    "ul": "list",
    "ol": "list",
    "menu": "list",
    "button": "button",
    "nav": "navigation",
    "main": "main",
}


def native_roles(node: Node) -> frozenset[str]:
    """The roles that HTML gives an element, whatever its `role` attribute says; more than one where it depends."""
    if node.tag == "input":
        return frozenset(
            {_TYPES.get(node.get("type").strip().lower(), "textbox"), "combobox" if node.has("list") else ""}
        )
    if node.tag == "select":
        return frozenset(
            {"listbox" if node.has("multiple") else "combobox", "listbox" if node.get("size") > "1" else ""}
        )
    if node.tag == "td":
        return frozenset({"cell", "gridcell"}) if _in_grid(node) else frozenset({"cell"})
    if node.tag == "th":
        return frozenset({"columnheader", "rowheader"})
    return frozenset({_TAGS.get(node.tag, "")})


def _in_grid(node: Node) -> bool:
    table = next((one for one in node.ancestors() if one.tag == "table"), None)
    return table is not None and explicit_role(table) in ("grid", "treegrid")


class Ids:
    """Elements of a document by id, each shadow tree apart."""

    def __init__(self, tree: Tree) -> None:
        self._scope = [0] * len(tree.nodes)
        self._places: dict[tuple[int, str], int] = {}
        for index, facts in enumerate(tree.nodes):
            if facts.parent >= 0:
                self._scope[index] = (
                    facts.parent if tree.nodes[facts.parent].tag == SHADOW_ROOT else self._scope[facts.parent]
                )
            if name := facts.attributes.get("id"):
                self._places.setdefault((self._scope[index], name), index)

    def of(self, index: int, names: str) -> list[int]:
        """Places of the elements that a list of ids names, as an attribute of the node at `index` says it."""
        found = (self._places.get((self._scope[index], name)) for name in names.split())
        return [place for place in found if place is not None]


class Owning:
    """Owners and owned elements of one document."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.semantics = semantics(tree)
        ids = Ids(tree)
        self._owners: dict[int, int] = {}
        for index, facts in enumerate(tree.nodes):
            for target in ids.of(index, facts.attributes.get("aria-owns", "")):
                if index not in tree.within(target):
                    self._owners.setdefault(target, index)

    def owner(self, node: Node) -> Node | None:
        """The nearest element with a role that holds the node or owns it by `aria-owns`."""
        seen: set[int] = set()
        up = self._up(node)
        while up is not None and up.index not in seen:
            seen.add(up.index)
            if self.counts(up):
                return up
            up = self._up(up)
        return None

    def owned(self, node: Node) -> Iterator[Node]:
        """Elements with a role that the node owns, those named in `aria-owns` last, and those that hold loose text."""
        if self.semantics.exposed(node) and any(self._is_text(child) for child in self.tree.children[node.index]):
            yield node
        adopted = [Node(self.tree, index) for index, owner in self._owners.items() if owner == node.index]
        own = [child for child in node.children() if child.index not in self._owners]
        for child in (*own, *adopted):
            if not self.semantics.exposed(child):
                continue
            if self.counts(child):
                yield child
            else:
                yield from self.owned(child)

    def counts(self, node: Node) -> bool:
        """Whether it is a node of its own between owner and owned: it has a role, or is met for another reason.

        An element without a role is met where it can take the focus or has a global property (Core-AAM 1.2, 5.1.2).
        """
        role = role_of(node)
        if role != "generic":
            return role not in _TRANSPARENT
        return self.semantics.focusable(node) or bool(_MET_WITH & node.facts.attributes.keys())

    def _is_text(self, index: int) -> bool:
        facts = self.tree.nodes[index]
        return facts.tag == "#text" and facts.box is not None and not facts.text.isspace()

    def _up(self, node: Node) -> Node | None:
        owner = self._owners.get(node.index)
        return node.parent if owner is None else Node(self.tree, owner)
