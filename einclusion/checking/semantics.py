"""Roles, hiding and tab stops of elements, as WAI-ARIA and HTML define them. Pure, from structure facts.

The browser's accessibility tree tells the roles that HTML gives of itself; the `role` attribute is read here, because
browsers mend what authors got wrong and so hide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from einclusion.checking.aria import inherits, prohibited, roles, words
from einclusion.dom import Dom, Node, Tree
from einclusion.facts import NodeFacts

_INTEGER = re.compile(r"\s*([-+]?\d+)", re.ASCII)
_OF_BROWSER = {"image": "img", "RootWebArea": "document", "MathMLMath": "math"}
"""Roles that the browser calls otherwise."""
_OF_LAYOUT_TABLE = {"table": "table", "tr": "row", "td": "cell", "th": "columnheader"}
"""Roles of the parts of a `table` that the browser takes for layout."""
_GENERIC = frozenset(
    {"a", "b", "bdi", "bdo", "body", "data", "div", "footer", "header", "i", "pre", "q", "samp", "small", "span", "u"}
    | {"section", "aside", "hgroup", "li"}
)
"""Elements without a role of their own, or without one where they stand."""
_FORM = frozenset({"button", "input", "select", "textarea"})
_LISTS = frozenset({"ul", "ol", "menu"})


class Semantics:
    """What hides the elements of one document, and what keeps the keyboard out."""

    def __init__(self, tree: Tree) -> None:
        self._shown = _shown(tree)
        self._veiled = [False] * len(tree.nodes)
        self._inert = [False] * len(tree.nodes)
        self._disabled = [False] * len(tree.nodes)
        self._modal = _modal(tree)
        for index, facts in enumerate(tree.nodes):
            up = facts.parent
            attributes = facts.attributes
            veils = attributes.get("aria-hidden", "").strip().lower() == "true"
            self._veiled[index] = veils or not self._shown[index] or (up >= 0 and self._veiled[up])
            self._inert[index] = "inert" in attributes or (up >= 0 and self._inert[up])
            self._disabled[index] = (up >= 0 and self._disabled[up]) or _disables(tree, index)

    def hidden(self, node: Node) -> bool:
        """Whether `display`, `visibility` or `aria-hidden` hide it from assistive technology."""
        return self._veiled[node.index] or node.style("visibility") not in ("visible", "")

    def inert(self, node: Node) -> bool:
        """Whether `inert` or an open modal dialog keeps everybody out."""
        return self._inert[node.index] or (len(self._modal) > 0 and node.index not in self._modal)

    def exposed(self, node: Node) -> bool:
        """Whether assistive technology meets the element, be it without a role."""
        return not self.hidden(node) and not self.inert(node)

    def rendered(self, node: Node) -> bool:
        """Whether the browser lays it out, or something in it."""
        return self._shown[node.index]

    def disabled(self, node: Node) -> bool:
        """Whether it is a form control that is switched off, itself or by its fieldset."""
        return node.tag in _FORM and (node.has("disabled") or self._disabled[node.index])

    def focusable(self, node: Node) -> bool:
        """Whether it can take the focus: a tab stop, or something with a `tabindex`."""
        if self.disabled(node) or self.inert(node) or not self._shown[node.index]:
            return False
        if node.style("visibility") not in ("visible", ""):
            return False
        return tabindex(node) is not None or natively_focusable(node)

    def tab_stop(self, node: Node) -> bool:
        """Whether the Tab key stops at it."""
        index = tabindex(node)
        return (index is None or index >= 0) and self.focusable(node)


_made: WeakKeyDictionary[Tree, Semantics] = WeakKeyDictionary()


def semantics(tree: Tree) -> Semantics:
    """The semantics of a document, made once."""
    if tree not in _made:
        _made[tree] = Semantics(tree)
    return _made[tree]


def _shown(tree: Tree) -> list[bool]:
    """Which nodes are laid out, or hold something that is (`display: contents`)."""
    mapped = {node.get("usemap").lstrip("#") for node in tree.select("img[usemap]") if node.facts.style >= 0}
    shown = [facts.style >= 0 or _without_layout(tree, facts, mapped) for facts in tree.nodes]
    for index in range(len(tree.nodes) - 1, 0, -1):
        parent = tree.nodes[index].parent
        if shown[index] and parent >= 0:
            shown[parent] = True
    return shown


def _without_layout(tree: Tree, facts: NodeFacts, mapped: set[str]) -> bool:
    """Whether the browser shows it without laying it out: choices of a list, areas of a picture that uses their map."""
    if facts.tag == "area":
        map_of = facts
        while map_of.tag != "map" and map_of.parent >= 0:
            map_of = tree.nodes[map_of.parent]
        return map_of.tag == "map" and map_of.attributes.get("name", "") in mapped
    return facts.tag in ("option", "optgroup") and bool(facts.role)


def _modal(tree: Tree) -> range:
    """What stands in the modal dialog that is open; empty where none is."""
    found = range(0)
    for index, facts in enumerate(tree.nodes):
        if facts.tag == "dialog" and facts.states.get("modal") and "aria-modal" not in facts.attributes:
            found = tree.within(index)
    return found


def _disables(tree: Tree, index: int) -> bool:
    """Whether the node stands in a fieldset that is switched off, and not in its legend."""
    facts = tree.nodes[index]
    parent = tree.nodes[facts.parent] if facts.parent >= 0 else None
    if parent is None or parent.tag != "fieldset" or "disabled" not in parent.attributes:
        return False
    legends = [child for child in tree.children[facts.parent] if tree.nodes[child].tag == "legend"]
    return legends[:1] != [index]


def tabindex(node: Node) -> int | None:
    """The number in its `tabindex`, as HTML parses it; none where there is none."""
    found = _INTEGER.match(node.get("tabindex"))
    return int(found[1]) if found else None


def natively_focusable(node: Node) -> bool:
    """Whether it takes the focus without a `tabindex`."""
    tag = node.tag
    if tag in ("a", "area"):
        return node.has("href") or node.has("xlink:href")
    if tag in ("audio", "video"):
        return node.has("controls")
    if tag == "summary":
        return is_summary(node)
    if tag in _FORM:
        return tag != "input" or node.get("type").lower() != "hidden"
    return node.get("contenteditable", "false").strip().lower() in ("", "true", "plaintext-only")


def is_summary(node: Node) -> bool:
    """Whether it is the summary that opens its `details`: the first one among the children."""
    parent = node.parent
    if node.tag != "summary" or parent is None or parent.tag != "details":
        return False
    return next(child for child in parent.children() if child.tag == "summary") == node


def explicit_role(node: Node) -> str:
    """The first role in the `role` attribute that exists; empty where there is none."""
    known = roles()
    found = next((token for token in node.get("role").lower().split() if token in known), "")
    return "img" if found == "image" else found


def decorative(node: Node) -> bool:
    """Whether it is marked as decoration, be it in vain."""
    role = explicit_role(node)
    return role in ("none", "presentation") or (not role and node.tag == "img" and node.get("alt", "?") == "")


def role_of(node: Node) -> str:
    """Its semantic role: the explicit one, unless that is decoration and ignored, else the one that HTML gives it.

    `none` for decoration; empty where there is none that WAI-ARIA knows.
    """
    explicit = explicit_role(node)
    if decorative(node):
        return implicit_role(node) if conflicting(node) else "none"
    return explicit or implicit_role(node)


def conflicting(node: Node) -> bool:
    """Whether an element that is marked as decoration can take the focus or says something to assistive technology."""
    named = explicit_role(node) != ""
    said = [
        one for one in node.facts.attributes if one in words("global") and not (named and one in prohibited("none"))
    ]
    return (bool(said) or semantics(node.tree).focusable(node)) and (named or bool(node.role))


def implicit_role(node: Node) -> str:
    """The role that the element has without a `role` attribute, as far as the browser's accessibility tree tells."""
    role = _OF_BROWSER.get(node.role, node.role)
    if role.startswith("LayoutTable"):
        return _OF_LAYOUT_TABLE.get(node.tag, "generic" if node.tag in _GENERIC else "")
    if node.tag == "svg":
        return "graphics-document"
    if node.tag == "li" and role == "listitem":
        parent = node.parent
        return "listitem" if parent is not None and parent.tag in _LISTS else "generic"
    if role in roles():
        return role
    return "generic" if node.tag in _GENERIC or (not role and "-" in node.tag) else ""


def is_a(node: Node, role: str) -> bool:
    """Whether its semantic role is one, or takes after it."""
    return inherits(role_of(node), role)


def with_aria(dom: Dom) -> Iterator[tuple[Node, list[str]]]:
    """Every element with attributes that begin with `aria-`, and their names."""
    for tree in dom.trees:
        for index, facts in enumerate(tree.nodes):
            names = [name for name in facts.attributes if name.startswith("aria-")]
            if names:
                yield Node(tree, index), names
