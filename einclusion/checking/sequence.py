"""Whether parts of a page come in the order in which they are seen. Pure, from structure facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from einclusion.dom import Node, Tree
from einclusion.facts import Box

_LAID_OUT = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_IN_PLACE = frozenset({"static", "relative"})
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
