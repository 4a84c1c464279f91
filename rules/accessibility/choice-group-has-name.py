from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import CHOICES, Fields, fields_of, form_of, groups_of, type_of
from einclusion.checking.semantics import semantics
from einclusion.checking.surroundings import question_before
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        fields = fields_of(tree)
        groups: dict[tuple[Node | None, str, str], list[Node]] = {}
        for node in fields.open:
            if node.tag == "input" and type_of(node) in CHOICES and node.get("name") and semantics(tree).exposed(node):
                groups.setdefault((form_of(node), type_of(node), node.get("name")), []).append(node)
        yield from (judged(choices, fields) for choices in groups.values() if len(choices) > 1)


def judged(choices: list[Node], fields: Fields) -> Finding:
    around = [one for one in groups_of(choices[0]) if all(one in groups_of(choice) for choice in choices[1:])]
    if any(group.name for group in around) or all(told_itself(one, fields) for one in choices) or of_rows(choices):
        return passed(choices[0])
    if around and any(one.tag == "legend" for one in around[0].children()):
        return failed(choices[0], "empty")
    text, sure = question_before(choices, fields)
    if text and sure:
        return failed(choices[0], "loose", text=text[:120])
    return cant_tell(choices[0], text=text[:120])


def of_rows(choices: list[Node]) -> bool:
    """Whether each picks a row of one table, which says what there is to choose."""
    rows = [one.closest("tr, [role=row]") for one in choices]
    tables = {row.closest("table, [role=table], [role=grid]") for row in rows if row is not None}
    return len(set(rows)) == len(choices) and len(tables) == 1 and all(rows) and all(one.name for one in choices)


def told_itself(choice: Node, fields: Fields) -> bool:
    """Whether the choice itself is tied to the question: several texts name it, or a text describes it."""
    return len(fields.referred(choice, "aria-labelledby")) > 1 or bool(fields.notes(choice))
