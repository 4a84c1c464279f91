"""Which parts of a page scroll by themselves. Pure, from boxes: what stands out beyond the box can be scrolled to."""

from __future__ import annotations

from collections.abc import Iterator

from einclusion.dom import Node, Tree
from einclusion.facts import Box

_SCROLLS = frozenset({"auto", "scroll"})
_OUTERMOST = frozenset({"html", "body"})
_LEAST = 10.0
"""Pixels from which scrolling shows something new."""
_SEEN = frozenset(
    {"img", "svg", "canvas", "video", "input", "button", "select", "textarea", "object", "embed", "iframe"}
)


def scrollers(tree: Tree) -> Iterator[Node]:
    """Elements, the page itself left out, that hold more than they show, further than their padding."""
    for index, facts in enumerate(tree.nodes):
        if facts.box is None or facts.style < 0 or facts.tag.startswith("#") or facts.tag in _OUTERMOST:
            continue
        node = Node(tree, index)
        across, down = node.style("overflow-x") in _SCROLLS, node.style("overflow-y") in _SCROLLS
        if (across or down) and node.visible and _stands_out(node, facts.box, across, down):
            yield node


def _stands_out(node: Node, box: Box, across: bool, down: bool) -> bool:
    boxes, seen = _content(node)
    if not boxes or not seen:
        return False
    right, bottom = max(one[0] + one[2] for one in boxes), max(one[1] + one[3] for one in boxes)
    gaps = max(0.0, min(one[0] for one in boxes) - box[0]), max(0.0, min(one[1] for one in boxes) - box[1])
    wide, high = right - box[0] - box[2], bottom - box[1] - box[3]
    return (across and wide > max(gaps[0], _LEAST)) or (down and high > max(gaps[1], _LEAST))


def _content(node: Node) -> tuple[list[Box], bool]:
    """Boxes of what is in it and not cut off by something inside, and whether any of it can be seen."""
    boxes: list[Box] = []
    seen = False
    cut: set[int] = set()
    nodes = node.tree.nodes
    for index in node.tree.within(node.index):
        facts = nodes[index]
        if index == node.index:
            continue
        if facts.parent in cut:
            cut.add(index)
            continue
        if facts.box is None or facts.style < 0:
            continue
        one = Node(node.tree, index)
        if facts.tag != "#text" and _stands_elsewhere(one, node):
            cut.add(index)
            continue
        if one.style("overflow-x") != "visible" and facts.tag != "#text":
            cut.add(index)
        if facts.box[2] > 0 and facts.box[3] > 0:
            boxes.append(facts.box)
        seen = seen or (
            one.style("visibility") == "visible" and (facts.tag in _SEEN or _is_text(facts.tag, facts.text))
        )
    return boxes, seen


def _stands_elsewhere(one: Node, scroller: Node) -> bool:
    """Whether an element is placed by something around the scrolling area, so that it does not scroll with it."""
    if one.style("position") != "absolute":
        return one.style("position") == "fixed"
    for up in one.ancestors():
        if up.style("position") not in ("static", ""):
            return False
        if up == scroller:
            return True
    return False


def furthest_right(tree: Tree, window: float) -> tuple[Node | None, float]:
    """What of text, controls and pictures reaches furthest beyond the window's right edge, and how far.

    None where nothing does; what a box of its own cuts off or scrolls is left out.
    """
    cut: set[int] = set()
    found: Node | None = None
    edge = window + _LEAST
    for index, facts in enumerate(tree.nodes):
        node = Node(tree, index)
        if facts.parent in cut or (facts.style >= 0 and facts.tag not in _OUTERMOST and _stays_within(node)):
            cut.add(index)
        if facts.parent in cut or facts.box is None or facts.box[0] + facts.box[2] <= edge:
            continue
        holder = Node(tree, facts.parent) if _is_text(facts.tag, facts.text) else node
        if holder.visible and (holder != node or facts.tag in _SEEN):
            found, edge = holder, facts.box[0] + facts.box[2]
    return found, edge


def _stays_within(node: Node) -> bool:
    """Whether what it holds makes the page no wider."""
    return not node.tag.startswith("#") and (
        node.style("overflow-x") not in ("visible", "") or node.style("position") == "fixed"
    )


def _is_text(tag: str, text: str) -> bool:
    return tag == "#text" and not text.isspace()
