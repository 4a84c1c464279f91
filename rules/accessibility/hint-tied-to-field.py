from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.errors import groups_in
from einclusion.checking.fields import CHOICES, Fields, fields_of, groups_of, type_of
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

LEVELS = 3
WORD = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")


def check(page: PageSubject) -> Iterator[Finding]:
    signs = set(beside(__file__, "hint-tied-to-field.yaml")["signs"].split())
    for tree in page.dom.trees:
        fields = fields_of(tree)
        shown = [node for node in fields.open if node.visible and type_of(node) not in CHOICES]
        for node in shown:
            for hint in hints(node, fields, signs):
                copied = fields.notes(node) and any(
                    one.get("aria-hidden") == "true" for one in (hint, *hint.ancestors())
                )
                if not copied and not groups_in(hint.text) & {"nothing"}:
                    yield passed(hint) if tied(node, hint, fields) else failed(hint, text=hint.text[:120])


def hints(field: Node, fields: Fields, signs: set[str]) -> Iterator[Node]:
    """Texts that are marked as hints in what holds the field and no other, innermost part."""
    for level, part in enumerate(field.ancestors()):
        within = field.tree.within(part.index)
        if level >= LEVELS or fields.seen_in(part) > 1 or part.tag in ("form", "body"):
            return
        inside = [Node(field.tree, index) for index in within if field.index not in field.tree.within(index)]
        found = [one for one in inside if one.tag in ("p", "span", "div", "small") and is_hint(one, signs)]
        if found:
            yield from (one for one in found if not any(up in found for up in one.ancestors()))
            return


def is_hint(node: Node, signs: set[str]) -> bool:
    words = {word.lower() for word in WORD.split(f"{node.get('class')} {node.get('id')}")}
    if signs.isdisjoint(words) or not node.visible or not node.text:
        return False
    inside = (Node(node.tree, index) for index in node.tree.within(node.index))
    return not any(one.tag == "a" and one.text == node.text for one in inside)


def tied(field: Node, hint: Node, fields: Fields) -> bool:
    """Whether the hint is part of the field's label, or of the description of the field or its group."""
    notes = [*fields.notes(field), *fields.labels(field), *(one for up in groups_of(field) for one in fields.notes(up))]
    around = [one for one in (hint, *hint.ancestors()) if one.tag != "body"]
    return any(note in around or hint.index <= note.index <= hint.tree.within(hint.index)[-1] for note in notes) or any(
        one.tag in ("label", "legend") for one in around
    )
