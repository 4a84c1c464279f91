from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.labelling import labelled
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

ROLES = {
    *("checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "radio"),
    *("searchbox", "slider", "spinbutton", "switch", "textbox"),
}
DATES_AND_COLOURS = {"Date", "DateTime", "InputTime", "ColorWell"}


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("*"):
        if is_file_field(node):
            yield passed(node) if has_own_label(node) else failed(node, "file", remedy=labelled(node))
        elif node.role in ROLES or node.role in DATES_AND_COLOURS:
            yield passed(node) if node.name else failed(node, remedy=labelled(node))


def is_file_field(node: Node) -> bool:
    return (
        node.tag == "input" and node.get("type").strip().lower() == "file" and bool(node.role) and not node.has("role")
    )


def has_own_label(field: Node) -> bool:
    """Whether it has a label besides the “choose file” that the browser names it with."""
    labels = [one for one in field.ancestors() if one.tag == "label"]
    if name := field.get("id"):
        labels += [label for label in field.tree.select("label[for]") if label.get("for") == name]
    return any(field.get(way).strip() for way in ("aria-label", "aria-labelledby", "title")) or any(
        label.text for label in labels
    )
