from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import disabled, fields_of, is_field, is_written
from einclusion.checking.searching import is_search_field
from einclusion.dom import Node, Tree
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

WRITTEN = 2
"""Fields to write in from which the Enter key sends no form without a button (HTML, implicit submission)."""


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        for form in tree.select("form"):
            fields = [node for node in fields_of(tree).all if node.visible and owner(node, tree) == form]
            if sum(is_written(node) and not is_search_field(node) for node in fields) < WRITTEN:
                continue
            if form.get("method").strip().lower() == "dialog":
                continue
            if any(sends(node) and owner(node, tree) == form for node in tree.select("button, input")):
                yield passed(form)
            else:
                yield failed(form, fields=len(fields))


def sends(node: Node) -> bool:
    """Whether it is a button that sends its form off by itself."""
    kind = node.get("type").strip().lower()
    if node.tag == "button":
        return kind not in ("button", "reset") and not disabled(node)
    return node.tag == "input" and not is_field(node) and kind in ("submit", "image") and not disabled(node)


def owner(node: Node, tree: Tree) -> Node | None:
    """The form to which a field or button belongs, by `form` or around it."""
    if node.has("form"):
        return next((one for one in tree.select("form[id]") if one.get("id") == node.get("form")), None)
    return node.closest("form")
