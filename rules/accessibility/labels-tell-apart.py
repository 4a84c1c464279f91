from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import fields_of, form_of, groups_of, is_written, type_of
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
REPEATING = {"td", "th", "li", "template"}


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        fields = fields_of(tree)
        same: dict[tuple[Node | None, str], list[Node]] = {}
        for node in fields.open:
            if node.visible and node.name and (is_written(node) or type_of(node) == "select"):
                same.setdefault((form_of(node), node.name.lower()), []).append(node)
        headings = [index for index, facts in enumerate(tree.nodes) if facts.tag in HEADINGS]
        for (form, _), nodes in same.items():
            if form is not None:
                yield from judged(nodes, headings)


def judged(nodes: list[Node], headings: list[int]) -> Iterator[Finding]:
    met: dict[tuple[object, ...], Node] = {}
    for node in nodes:
        above = max((index for index in headings if index < node.index), default=-1)
        strict = (*(group for group in groups_of(node) if group.name), node.facts.description)
        if strict not in met:
            met[strict] = node
            yield passed(node)
        elif any(one.tag in REPEATING or one.role == "row" for one in node.ancestors()) or above > met[strict].index:
            yield cant_tell(node, label=node.name[:120])
        else:
            yield failed(node, label=node.name[:120])
