from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.formats import Refused
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    by_field: dict[object, list[Refused]] = {}
    for one in page.formats.refused:
        by_field.setdefault(one.node, []).append(one)
    for rows in by_field.values():
        first = min(rows, key=lambda one: one.foreign)
        node = field(page, first)
        if first.foreign:
            yield cant_tell(node, "foreign", label=first.label, said=first.said, taken=first.taken)
        else:
            yield failed(
                node, "cut" if first.how == "cut" else "refused", label=first.label, said=first.said, taken=first.taken
            )
    if page.formats.tried and not by_field:
        yield passed()


def field(page: PageSubject, one: Refused) -> Node | None:
    """The field: by its id, since messages on the page may have moved it, else by its place."""
    named = [node for node in page.select("input[id]") if node.get("id") == one.id]
    if len(named) == 1:
        return named[0]
    return page.node(one.node) if one.node is not None and not one.id else None
