"""What closed details hold is no part of what people see, whatever layout the browser kept of it."""

from __future__ import annotations

from einclusion.facts import NodeFacts
from einclusion.folding import without_folded

BOX = (0.0, 0.0, 100.0, 20.0)


def node(tag: str, parent: int, role: str = "", **attributes: str) -> NodeFacts:
    return NodeFacts(tag=tag, parent=parent, role=role, attributes=attributes, box=BOX, style=0)


def shown(nodes: list[NodeFacts]) -> list[bool]:
    return [one.box is not None and one.style >= 0 for one in without_folded(nodes)]


def test_a_closed_details_shows_its_first_summary_only() -> None:
    nodes = [
        node("details", -1),
        node("summary", 0, "DisclosureTriangle"),
        node("#text", 1),
        node("details", 0),
        node("summary", 3),
        node("p", 0),
    ]
    assert shown(nodes) == [True, True, True, False, False, False]


def test_an_open_details_shows_everything() -> None:
    assert shown([node("details", -1, open=""), node("summary", 0), node("p", 0)]) == [True, True, True]


def test_what_assistive_technology_meets_is_not_folded() -> None:
    assert shown([node("details", -1), node("p", 0, "paragraph"), node("#text", 1)]) == [True, True, True]


def test_what_only_a_search_opens_is_folded() -> None:
    assert shown([node("div", -1, hidden="until-found"), node("p", 0)]) == [True, False]
