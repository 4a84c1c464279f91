from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import Fields, fields_of, form_of, groups_of, type_of
from einclusion.checking.surroundings import text_around, text_close
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

SHOWS_ITSELF = {"select", "combobox", "listbox", "slider", "switch", "range", "color", "file", "checkbox", "radio"}
"""Kinds of fields in which something can be seen before anybody touches them."""


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        fields = fields_of(tree)
        for node in fields.open:
            if node.visible and (node.name or node.get("placeholder")):
                yield judged(node, fields)


def judged(node: Node, fields: Fields) -> Finding:
    if fields.visible_label(node) or any(pictured(one) for one in fields.labels(node)):
        return passed(node)
    if text_around(node, fields) or in_cell(node) or has_button(node, fields):
        return passed(node)
    doubtful = type_of(node) in SHOWS_ITSELF or any(group.name for group in groups_of(node))
    if doubtful or node.facts.value or text_close(node):
        return cant_tell(node)
    if node.get("placeholder").strip():
        return failed(node, "placeholder", text=node.get("placeholder").strip()[:80])
    if node.get("title").strip() and not node.has("aria-label"):
        return failed(node, "tooltip", text=node.get("title").strip()[:80])
    return failed(node, "unseen", text=node.name[:80])


def pictured(label: Node) -> bool:
    """Whether a label that can be seen holds a picture."""
    inside = (Node(label.tree, index) for index in label.tree.within(label.index))
    return label.visible and any(one.tag in ("img", "svg") and one.visible for one in inside)


def in_cell(node: Node) -> bool:
    """Whether it stands in a table, whose headers say what it is for."""
    return any(one.tag in ("td", "th") or one.role in ("cell", "gridcell") for one in node.ancestors())


def has_button(node: Node, fields: Fields) -> bool:
    """Whether it is the only field of its form, and a button beside it says what it is for (technique G167)."""
    form = form_of(node) or next((one for one in node.ancestors() if one.get("role") == "search"), None) or node.parent
    if form is None or fields.seen_in(form) != 1:
        return False
    inside = (Node(node.tree, index) for index in node.tree.within(form.index))
    return any((one.role == "button" or one.tag == "button") and one.name and one.visible for one in inside)
