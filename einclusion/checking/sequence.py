"""Whether parts of a page come in the order in which they are seen. Pure, from structure facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from einclusion.dom import Node, Tree
from einclusion.facts import Box

_LAID_OUT = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_IN_PLACE = frozenset({"static", "relative"})
_FLOWS = frozenset({"block", "flow-root", "list-item", "inline-block"})
_PART = frozenset({*_FLOWS, "flex", "grid", "table"})
_MOVED = frozenset({*_IN_PLACE, "absolute"})
_LEAST, _WORDS = 5.0, 4
"""CSS pixels in each direction, and words, from which a part that floats or is placed elsewhere counts."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_TOUCH = 1.0


def laid_out(tree: Tree) -> Iterator[tuple[Node, list[Node]]]:
    """Elements that may put their parts in another order than that of the source, and their parts that hold words."""
    for index in range(len(tree.nodes)):
        node = Node(tree, index)
        if node.style("display") not in _LAID_OUT or not node.visible:
            continue
        parts = [one for one in node.children() if _counts(one)]
        if len(parts) > 1:
            yield node, parts


def turned_in_flow(tree: Tree) -> Iterator[tuple[Node, Node, Node]]:
    """Other elements of which two parts, one after the other in the source, are seen the other way round.

    Only what floats, is placed elsewhere or is pulled over another can come to stand so: the element and its two parts.
    """
    for index in range(len(tree.nodes)):
        node = Node(tree, index)
        if node.style("display") not in _FLOWS or len(tree.children[index]) < 2:
            continue
        pair = reversed_pair(node, [one for one in node.children() if _moves(one)])
        if pair and all(one.visible and len(_WORD.findall(one.text)) >= _WORDS for one in pair):
            yield node, *pair


def _moves(node: Node) -> bool:
    box = node.box
    placed = node.style("display") in _PART and node.style("position") in _MOVED
    return placed and box is not None and min(box[2:]) >= _LEAST and min(box[:2]) >= 0


def _counts(node: Node) -> bool:
    return node.visible and node.style("position") in _IN_PLACE and bool(_WORD.search(node.text))


def reversed_pair(node: Node, parts: list[Node]) -> tuple[Node, Node] | None:
    """The first two parts of which the second is seen before the first; none where all come in order."""
    leftwards = node.style("direction") == "rtl"
    for first, second in pairwise(parts):
        if first.box and second.box and _before(second.box, first.box, leftwards):
            return first, second
    return None


def _before(one: Box, other: Box, leftwards: bool) -> bool:
    """Whether the first box lies wholly above the other in its column, or before it in its row."""
    across = one[0] < other[0] + other[2] - _TOUCH and other[0] < one[0] + one[2] - _TOUCH
    down = one[1] < other[1] + other[3] - _TOUCH and other[1] < one[1] + one[3] - _TOUCH
    if across:
        return one[1] + one[3] <= other[1] + _TOUCH
    if not down:
        return False
    return one[0] >= other[0] + other[2] - _TOUCH if leftwards else one[0] + one[2] <= other[0] + _TOUCH
