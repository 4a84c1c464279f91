"""What tells links with one name apart: their context for programs, and what can be seen near them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from einclusion.checking.links import context, heading_before, said_around, says_something
from einclusion.dom import Node
from einclusion.text.gist import telling

_NEAR = 200.0
"""CSS pixels within which something beside a link can say what it is about."""


def in_same_context(found: Iterable[Node]) -> list[list[Node]]:
    """Links of one name by their programmatic context: sets of two and more.

    Contexts that say nothing besides the link are one, unless another heading stands before.
    """
    groups: dict[object, list[Node]] = {}
    for link in found:
        groups.setdefault(_context(link), []).append(link)
    return [group for group in groups.values() if len(group) > 1]


def _context(link: Node) -> object:
    around = [node for node in context(link) if node.tag != "body"]
    if says_something(said_around(link)):
        return (link.tree.prefix, tuple(node.index for node in around), link.facts.description)
    heading = heading_before(link)
    return (link.tree.prefix, heading.index if heading else -1)


def seen_apart(one: Node, other: Node) -> bool | None:
    """Whether somebody who sees the page can tell the links apart; none where they stand in different documents."""
    if one.tree is not other.tree:
        return None
    first, second = sorted((one, other), key=lambda node: node.index)
    begin = first.tree.within(first.index).stop
    if any(begin <= piece.index < second.index for piece in _pieces(first)):
        return True
    return _nearest(first) != _nearest(second)


def _pieces(link: Node) -> Iterator[Node]:
    """Texts that say something and pictures that can be seen, outside all links."""
    tree = link.tree
    skip = 0
    for index, facts in enumerate(tree.nodes):
        if index < skip or facts.box is None:
            continue
        if facts.role == "link":
            skip = tree.within(index).stop
        elif facts.tag in ("img", "svg") or (facts.tag == "#text" and telling(facts.text)):
            yield Node(tree, index)


def _nearest(link: Node) -> set[int]:
    """What stands nearest to a link."""
    far = {piece.index: _distance(link, piece) for piece in _pieces(link)}
    least = min(far.values(), default=_NEAR)
    return {index for index, distance in far.items() if distance <= least < _NEAR}


def _distance(one: Node, other: Node) -> float:
    """Pixels between two boxes, along both axes."""
    if one.box is None or other.box is None:
        return _NEAR
    (left, top, width, height), (x, y, wide, high) = one.box, other.box
    across = (
        abs((left + width / 2) - (x + wide / 2)) if other.tag != "#text" else max(0, x - left - width, left - x - wide)
    )
    return across + max(0.0, y - top - height, top - y - high)
