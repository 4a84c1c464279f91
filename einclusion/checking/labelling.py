"""A field with the label that it lacks, tied to it: the text that stands beside it where that is sure to be meant."""

from __future__ import annotations

import re

from einclusion.dom import Node, Tree
from einclusion.model import Correction, Piece
from einclusion.remedy import changed, corrected

_LABELABLE = ("input", "select", "textarea", "meter", "progress")
_FIELDS = frozenset({"input", "select", "textarea", "button"})
_AFTER = frozenset({"checkbox", "radio"})
_PLAIN = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_LONGEST = 80
"""Characters of a text that can be a label."""


def labelled(field: Node) -> list[Piece]:
    """The field's code with a label; nothing where it has one that does not work: that takes a look."""
    if field.tag not in _LABELABLE:
        return changed(field, aria_label="{field}")
    tied = [one for one in field.tree.select("label[for]") if field.has("id") and one.get("for") == field.get("id")]
    if tied or any(one.tag == "label" for one in field.ancestors()):
        return []
    name = _id(field)
    own = corrected(field.html, Correction(set={"id": name})) if name != field.get("id") else [Piece(text=field.html)]
    beside, after = _beside(field)
    if not own or beside is None:
        return own and [_add(f'<label for="{name}">'), Piece(words="field", change="added"), _add("</label> "), *own]
    label = _as_label(field.tree, beside, name)
    return [*own, Piece(text=" "), *label] if after else [*label, Piece(text=" "), *own]


def _as_label(tree: Tree, beside: int, name: str) -> list[Piece]:
    node = tree.nodes[beside]
    if node.tag == "label":
        return changed(Node(tree, beside), **{"for": name})
    return [_add(f'<label for="{name}">'), Piece(text=" ".join(node.text.split())), _add("</label>")]


def _id(field: Node) -> str:
    """Its own id where no other element has it, else one that is free: its name, or its number among the fields."""
    taken = [node.attributes["id"] for node in field.tree.nodes if node.attributes.get("id")]
    own, name = field.get("id"), field.get("name")
    if own and taken.count(own) == 1 and '"' not in own:
        return own
    if _PLAIN.fullmatch(name) and name not in taken:
        return name
    number = sum(node.tag in _FIELDS for node in field.tree.nodes[: field.index]) + 1
    return next(free for free in (f"field-{number}", f"form-field-{number}") if free not in taken)


def _beside(field: Node) -> tuple[int | None, bool]:
    """The text or loose label right beside the field, and whether it stands after it; none where that is not sure."""
    tree, parent = field.tree, field.facts.parent
    around = [
        index
        for index in (tree.children[parent] if parent >= 0 else [])
        if tree.nodes[index].tag != "#text" or tree.nodes[index].text.strip()
    ]
    after = field.get("type").lower() in _AFTER
    row = around[::-1] if after else around
    place = row.index(field.index) - 1
    if place < 0 or tree.nodes[row[0]].tag in _FIELDS:
        return None, after
    return (row[place] if _says(Node(tree, row[place])) else None), after


def _says(node: Node) -> bool:
    """Whether it is a text, or a label tied to nothing, that can be seen and is short enough to be a label."""
    if node.tag == "label":
        loose = not node.has("for") and not any(one.tag in _FIELDS for one in node.select("*"))
        return loose and node.visible and 0 < len(node.text) <= _LONGEST and "</label>" in node.html
    text = " ".join(node.facts.text.split())
    return node.tag == "#text" and node.facts.box is not None and any(map(str.isalpha, text)) and len(text) <= _LONGEST


def _add(text: str) -> Piece:
    return Piece(text=text, change="added")
