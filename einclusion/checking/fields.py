"""Form fields with the labels, descriptions and groups that belong to them. Pure, from structure facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from weakref import WeakKeyDictionary

from einclusion.checking.semantics import role_of, semantics
from einclusion.dom import Node, Tree
from einclusion.markup import SHADOW_ROOT

_TYPES = frozenset(
    [
        "button",
        "checkbox",
        "color",
        "date",
        "datetime-local",
        "email",
        "file",
        "hidden",
        "image",
        "month",
        "number",
        "password",
        "radio",
        "range",
        "reset",
        "search",
        "submit",
        "tel",
        "text",
        "time",
        "url",
        "week",
    ]
)
BUTTONS = frozenset({"button", "image", "reset", "submit"})
CHOICES = frozenset({"checkbox", "radio"})
WRITTEN = frozenset({"email", "number", "password", "search", "tel", "text", "url"})
"""Types of `input` into which people write."""
_ROLES = frozenset(
    ["checkbox", "combobox", "listbox", "radio", "searchbox", "slider", "spinbutton", "switch", "textbox"]
)
_GROUPS = frozenset({"group", "radiogroup"})
_WORD = re.compile(r"\w+")


def type_of(node: Node) -> str:
    """Type of an `input` as browsers read it, the tag of a `select` or `textarea`, else the role."""
    if node.tag == "input":
        written = node.get("type").strip().lower()
        return written if written in _TYPES else "text"
    return node.tag if node.tag in ("select", "textarea") else role_of(node)


def is_field(node: Node) -> bool:
    """Whether people fill it in: a field of HTML that is no button, or an element with the role of a field."""
    if node.tag == "input":
        return type_of(node) not in BUTTONS | {"hidden"}
    return node.tag in ("select", "textarea") or (node.has("role") and role_of(node) in _ROLES)


def is_written(node: Node) -> bool:
    """Whether people write into it."""
    return type_of(node) in WRITTEN | {"textarea"}


class Fields:
    """The fields of one document, in document order, and what is tied to them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._scopes = _scopes(tree)
        self._ids: dict[tuple[int, str], Node] = {}
        self._labels: dict[int, list[Node]] = {}
        self.all: list[Node] = []
        """Every field, hidden ones included."""
        self.doubled: set[str] = set()
        """Ids that several elements of a document or shadow root have."""
        nodes = [Node(tree, index) for index, facts in enumerate(tree.nodes) if not facts.tag.startswith("#")]
        for node in nodes:
            name = node.get("id")
            if name and self._ids.setdefault((self._scopes[node.index], name), node) != node:
                self.doubled.add(name)
            if is_field(node):
                self.all.append(node)
        for label in (node for node in nodes if node.tag == "label"):
            if (field := self._labelled(label)) is not None:
                self._labels.setdefault(field.index, []).append(label)

    @cached_property
    def open(self) -> list[Node]:
        """Fields that can be seen or that assistive technology meets, and that are not switched off."""
        own = semantics(self.tree)
        return [node for node in self.all if not disabled(node) and (node.visible or own.exposed(node))]

    @cached_property
    def _seen(self) -> list[int]:
        return [node.index for node in self.open if node.visible]

    def seen_in(self, node: Node) -> int:
        """How many fields that can be seen an element holds."""
        within = self.tree.within(node.index)
        return bisect_left(self._seen, within.stop) - bisect_left(self._seen, within.start)

    def before(self, node: Node) -> Node | None:
        """The last open field that begins before a node."""
        place = bisect_left(self.open, node.index, key=lambda one: one.index)
        return self.open[place - 1] if place else None

    def _labelled(self, label: Node) -> Node | None:
        if label.has("for"):
            return self.by_id(label, label.get("for"))
        inside = (Node(self.tree, index) for index in self.tree.within(label.index))
        return next((one for one in inside if one.tag != "label" and is_field(one)), None)

    def by_id(self, near: Node, name: str) -> Node | None:
        """The first element of that id in the document or shadow root of another."""
        return self._ids.get((self._scopes[near.index], name)) if name else None

    def referred(self, node: Node, attribute: str) -> list[Node]:
        """Elements that an attribute names by their ids."""
        return [found for name in node.get(attribute).split() if (found := self.by_id(node, name)) is not None]

    def labels(self, field: Node) -> list[Node]:
        """`label` elements tied to it, and what its `aria-labelledby` names."""
        return [*self._labels.get(field.index, []), *self.referred(field, "aria-labelledby")]

    def notes(self, field: Node) -> list[Node]:
        """What its `aria-describedby`, `aria-errormessage` and `aria-details` name."""
        names = ("aria-describedby", "aria-errormessage", "aria-details")
        return [one for name in names for one in self.referred(field, name)]

    def visible_label(self, field: Node) -> str:
        """Text of its labels that can be seen."""
        return " ".join(label.text for label in self.labels(field) if label.visible).strip()


_made: WeakKeyDictionary[Tree, Fields] = WeakKeyDictionary()


def fields_of(tree: Tree) -> Fields:
    """The fields of a document, made once."""
    if tree not in _made:
        _made[tree] = Fields(tree)
    return _made[tree]


def _scopes(tree: Tree) -> list[int]:
    """The shadow root that each node stands in; -1 in the document itself."""
    scopes: list[int] = []
    for index, facts in enumerate(tree.nodes):
        above = scopes[facts.parent] if facts.parent >= 0 else -1
        scopes.append(index if facts.tag == SHADOW_ROOT else above)
    return scopes


def disabled(node: Node) -> bool:
    """Whether it is switched off, by HTML or by `aria-disabled` on itself or around it."""
    if semantics(node.tree).disabled(node):
        return True
    return any(one.get("aria-disabled").strip().lower() == "true" for one in (node, *node.ancestors()))


def form_of(field: Node) -> Node | None:
    """The form that holds it."""
    return next((one for one in field.ancestors() if one.tag == "form" or one.get("role") == "form"), None)


def groups_of(field: Node) -> list[Node]:
    """Groups that hold it, nearest first."""
    return [one for one in field.ancestors() if one.tag == "fieldset" or role_of(one) in _GROUPS]


def words_of(text: str) -> list[str]:
    """The words of a label, in lower case."""
    return _WORD.findall(text.lower())
