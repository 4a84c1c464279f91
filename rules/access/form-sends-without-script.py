from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from einclusion.checking.fields import fields_of, is_written
from einclusion.checking.searching import is_search_field
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

WRITTEN = 2
"""Fields to write in from which the Enter key sends no form without a button (HTML, implicit submission)."""


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        named = {form.get("id"): form for form in reversed(tree.select("form[id]"))}
        fields, buttons = Counter[int](), set[int]()
        written = Counter[int]()
        for node in fields_of(tree).all:
            if node.visible and (form := owner(node, named)):
                fields[form.index] += 1
                written[form.index] += is_written(node) and not is_search_field(node)
        for node in tree.select("button, input"):
            if sends(node) and (form := owner(node, named)):
                buttons.add(form.index)
        for form in tree.select("form"):
            if written[form.index] < WRITTEN or form.get("method").strip().lower() == "dialog":
                continue
            yield passed(form) if form.index in buttons else failed(form, fields=fields[form.index])


def sends(node: Node) -> bool:
    """Whether it is a button that sends its form off by itself, if only once a script has switched it on."""
    kind = node.get("type").strip().lower()
    if node.tag == "button":
        return kind not in ("button", "reset")
    return kind in ("submit", "image")


def owner(node: Node, named: Mapping[str, Node]) -> Node | None:
    """The form to which a field or button belongs, by `form` or around it."""
    return named.get(node.get("form")) if node.has("form") else node.closest("form")
