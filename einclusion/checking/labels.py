"""Form controls with what labels them, and what can be seen around them. Pure, from structure facts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from einclusion.checking.semantics import role_of
from einclusion.dom import Node, Tree
from einclusion.subjects import PageSubject

_ROLES = frozenset(
    {"checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "radio", "searchbox", "slider"}
    | {"spinbutton", "switch", "textbox"}
)
TYPING = frozenset({"textbox", "searchbox", "spinbutton", ""})
"""Roles of fields that people write in; some types of `input` have none."""
_TYPES = frozenset({"color", "date", "datetime-local", "file", "month", "password", "time", "week"})
_CONTROLS = frozenset({"input", "select", "textarea", "button", "option"})
_REACH = 60
"""Nodes before a control in which something that can be seen may say what it is about."""


class Labelled(Struct, frozen=True):
    """A control that can be seen, with the labels of it that can be seen."""

    control: Node
    """The control."""
    labels: list[Node]
    """Elements that label it, in the order in which they name it."""

    @property
    def text(self) -> str:
        """What the labels say."""
        return " ".join(label_text(one) for one in self.labels).strip()


def labelled(page: PageSubject) -> Iterator[Labelled]:
    """Controls with labels that are marked up as such, both to be seen."""
    for tree in page.dom.trees:
        ids = {
            node.attributes["id"]: index
            for index, node in reversed(list(enumerate(tree.nodes)))
            if "id" in node.attributes
        }
        written: dict[str, list[Node]] = {}
        for label in tree.select("label[for]"):
            written.setdefault(label.get("for"), []).append(label)
        for control in tree.select("input, select, textarea, [role], [contenteditable]"):
            if not _is_control(control) or not control.visible:
                continue
            labels = [one for one in _labels(control, ids, written) if one.visible and label_text(one)]
            if labels:
                yield Labelled(control, labels)


def _is_control(node: Node) -> bool:
    role = role_of(node)
    return role in _ROLES or (not role and node.tag == "input" and node.get("type").strip().lower() in _TYPES)


def _labels(control: Node, ids: dict[str, int], written: dict[str, list[Node]]) -> list[Node]:
    named = [Node(control.tree, ids[one]) for one in control.get("aria-labelledby").split() if one in ids]
    if control.tag not in _CONTROLS:
        return named
    tied = (
        list(written.get(control.get("id"), []))
        if control.has("id") and ids[control.get("id")] == control.index
        else []
    )
    around = next((one for one in control.ancestors() if one.tag == "label" and not one.has("for")), None)
    return list(dict.fromkeys([*named, *tied, *([around] if around else [])]))


def label_text(label: Node) -> str:
    """The text of a label without that of controls inside it."""
    tree = label.tree
    parts, skip = [], 0
    for index in tree.within(label.index):
        facts = tree.nodes[index]
        if index < skip:
            continue
        if facts.tag in _CONTROLS and index != label.index:
            skip = tree.within(index).stop
        elif facts.tag == "#text" and facts.box is not None:
            parts.append(facts.text)
        elif facts.tag == "img":
            parts.append(facts.name)
    return " ".join(" ".join(parts).split())


def seen_between(tree: Tree, begin: int, end: int) -> str:
    """Text and pictures that can be seen between two nodes, outside labels and controls."""
    parts, skip = [], 0
    for index in range(begin, end):
        facts = tree.nodes[index]
        if index < skip:
            continue
        if facts.tag in _CONTROLS or facts.tag == "label":
            skip = tree.within(index).stop
        elif facts.tag in ("img", "svg") and facts.box is not None:
            parts.append(facts.name or "?")
        elif facts.tag == "#text" and facts.text.strip() and _seen(tree, index):
            parts.append(facts.text)
    return " ".join(parts)


def _seen(tree: Tree, index: int) -> bool:
    node = Node(tree, index)
    parent = node.parent
    return node.facts.box is not None and parent is not None and node.visible and parent.visible


def seen_around(one: Labelled) -> str:
    """What can be seen right before a control, besides its labels."""
    tree = one.control.tree
    inside = [tree.within(label.index) for label in one.labels]
    begin, end = max(0, one.control.index - _REACH), min(len(tree.nodes), one.control.index + _REACH // 2)
    outside = [index for index in range(begin, end) if not any(index in span for span in inside)]
    return " ".join(seen_between(tree, index, index + 1) for index in outside).strip()
