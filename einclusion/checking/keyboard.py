"""What reacts to clicks on a page, and whether a keyboard gets there too. Pure, from structure facts.

Listeners that a script hangs on the whole document can't be told apart by element, so they don't make anything react.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from einclusion.dom import Node, Tree

Way = Literal["open", "shut", "doubtful"]
"""Whether a keyboard gets to an element: it does, it doesn't, a person must try."""

COMPOSITES = {
    "option": ("listbox",),
    "tab": ("tablist",),
    "menuitem": ("menu", "menubar"),
    "menuitemcheckbox": ("menu", "menubar"),
    "menuitemradio": ("menu", "menubar"),
    "radio": ("radiogroup",),
    "treeitem": ("tree",),
    "gridcell": ("grid", "treegrid"),
    "button": ("toolbar",),
}
"""Parts among which arrow keys move, and what holds them."""
WIDGETS = {
    *("button", "checkbox", "combobox", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio"),
    *("searchbox", "slider", "spinbutton", "switch", "tab", "textbox", "treeitem"),
}
"""Roles that promise a reaction."""
_OFTEN_RULED_FROM_AFAR = frozenset({"option", "treeitem", "gridcell"})
_NATIVE = frozenset({"button", "input", "select", "textarea", "summary", "iframe"})
_NO_TARGETS = frozenset(
    {"html", "body", "label", "form", "dialog", "iframe", "video", "audio", "object", "embed", "details"}
)
_ACTS = re.compile(
    r"location|\bhref\b|submit\s*\(|\b(?:open|toggle|show)\w*\s*\(|\.(?:open|toggle|show)\w*\s*\(", re.IGNORECASE
)
_CALL = re.compile(r"\w\s*\(")
_ASIDE = re.compile(r"close|hide|dismiss|sluit|ferme|schlie|track|\bga\(|gtag|_paq|datalayer|\blog\(", re.IGNORECASE)
"""What measures, or closes what the Escape key may close as well."""
_NEAR = 2
"""How many elements around a button hold the field that it belongs to."""
_SHORT = 60
"""Characters that the words on a button have at most."""
_IDLE = re.compile(r"(?:\s|;|return\s+(?:false|true)|(?:\w+\.)?(?:stopPropagation|preventDefault)\(\)|void\(?0\)?)*")


class Keyboard:
    """The keyboard's ways through one document."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def targets(self) -> Iterator[Node]:
        """Visible, enabled elements that react to clicks of their own accord, in document order."""
        for index, facts in enumerate(self.tree.nodes):
            if facts.role in WIDGETS or "onclick" in facts.attributes or facts.clickable:
                node = Node(self.tree, index)
                if self._reacts(node) and node.visible and _enabled(node):
                    yield node

    def way(self, node: Node) -> Way:
        """Whether a keyboard gets to the element, or to another one that does the same."""
        if node.index in self._stops or self._by_relative(node) or self._by_double(node) or self._by_combobox(node):
            return "open"
        role = node.role or node.get("role")
        holder = next((one for one in node.ancestors() if one.role in COMPOSITES.get(role, ())), None)
        if holder is not None and self._ruled(holder):
            return "open"
        if node.state("focusable") or (holder is not None and role in _OFTEN_RULED_FROM_AFAR):
            return "doubtful"
        return "shut" if role in WIDGETS or _acts(node) else "doubtful"

    def _reacts(self, node: Node) -> bool:
        if node.role in WIDGETS:
            return not (node.role == "link" and node.has("aria-current") and not node.has("href"))
        if not node.role or node.tag in _NO_TARGETS:
            return False
        if not _IDLE.fullmatch(node.get("onclick")):
            return True
        return node.facts.clickable and not node.has("onclick") and _has_hand(node)

    @cached_property
    def _stops(self) -> list[int]:
        """Elements that the Tab key stops at."""
        return [index for index in range(len(self.tree.nodes)) if _is_stop(Node(self.tree, index))]

    def _holds_stop(self, node: Node) -> bool:
        within = self.tree.within(node.index)
        place = bisect_left(self._stops, within.start)
        return place < len(self._stops) and self._stops[place] in within

    def _by_relative(self, node: Node) -> bool:
        """Whether it holds a stop, stands in a control that is one, or is or stands in the label of one."""
        if self._holds_stop(node):
            return True
        for one in (node, *node.ancestors()):
            control = self._by_id.get(one.get("for")) if one.tag == "label" else None
            if control is not None and control.index in self._stops:
                return True
            if one.tag == "label" and self._holds_stop(one):
                return True
            if one.index in self._stops and (one.role in WIDGETS or one.facts.clickable or one.tag == "summary"):
                return True
        return False

    def _by_double(self, node: Node) -> bool:
        """Whether a stop elsewhere has the same handler or leads to the same address."""
        code, address = node.get("onclick").strip(), node.get("href").strip()
        stops = [self.tree.nodes[index].attributes for index in self._stops]
        if code and any(other.get("onclick", "").strip() == code for other in stops):
            return True
        addresses = {other.get("href", "").strip() for other in stops} - {"", "#", "/"}
        return address in addresses or any(f"'{one}'" in code or f'"{one}"' in code for one in addresses)

    def _by_combobox(self, node: Node) -> bool:
        """Whether it is the button of a field whose arrow keys open the list, as WAI-ARIA has it, and so no stop."""
        if node.role != "button" or not node.state("focusable"):
            return False
        near = [index for one in [*node.ancestors()][:_NEAR] for index in self.tree.within(one.index)]
        return any(self.tree.nodes[index].role == "combobox" for index in set(near) & set(self._stops))

    def _ruled(self, holder: Node) -> bool:
        """Whether what holds the parts, one of them, or what is said to rule it, is a stop."""
        if self._holds_stop(holder):
            return True
        name = holder.get("id")
        rulers = (self.tree.nodes[index].attributes for index in self._stops)
        return bool(name) and any(
            name in f"{one.get('aria-controls', '')} {one.get('aria-owns', '')}".split() for one in rulers
        )

    @cached_property
    def _by_id(self) -> dict[str, Node]:
        named = ((facts.attributes.get("id", ""), index) for index, facts in enumerate(self.tree.nodes))
        return {name: Node(self.tree, index) for name, index in reversed([*named]) if name}


def _is_stop(node: Node) -> bool:
    tabindex = node.get("tabindex").strip()
    if tabindex.lstrip("+-").isdigit() and int(tabindex) < 0:
        return False
    if node.state("focusable"):
        return True
    if not _natively(node) or node.has("disabled") or node.style("visibility") != "visible":
        return False
    return any(one.get("aria-hidden") == "true" for one in (node, *node.ancestors()))


def _acts(node: Node) -> bool:
    """Whether its `onclick` evidently does something, or is a call by something short under a hand, as buttons are."""
    code = node.get("onclick")
    if _ACTS.search(code):
        return True
    return bool(_CALL.search(code)) and not _ASIDE.search(code) and _has_hand(node) and 0 < len(node.text) <= _SHORT


def _has_hand(node: Node) -> bool:
    """Whether the pointer turns into a hand over it, and not already around it."""
    parent = node.parent
    return node.style("cursor") == "pointer" and (parent is None or parent.style("cursor") != "pointer")


def _natively(node: Node) -> bool:
    return node.tag in _NATIVE or (node.tag in ("a", "area") and node.has("href"))


def _enabled(node: Node) -> bool:
    if node.state("disabled") or node.get("aria-disabled") == "true" or node.style("pointer-events") == "none":
        return False
    return not any(
        one.get("aria-hidden") == "true" or one.has("inert") or one.get("aria-disabled") == "true"
        for one in (node, *node.ancestors())
    )
