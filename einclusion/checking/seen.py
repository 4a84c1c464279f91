"""Whether something that is laid out comes into sight, or is clipped away or put off the page. Pure."""

from __future__ import annotations

import re

from einclusion.dom import Node
from einclusion.facts import Box

_CLIPS = frozenset({"hidden", "clip"})
_NOTHING_LEFT = re.compile(
    r"inset\((?:[5-9]\d(?:\.\d+)?|100)%\)|circle\(0(?:px|%)?[ )]|rect\(0(?:px)?(?: 0(?:px)?){3}\)"
)
_LEAST = 1.0
"""Pixels of width and height from which something can be seen."""
_OUTERMOST = frozenset({"html", "body"})


def in_sight(node: Node) -> bool:
    """Whether some of an element or a text can be seen, as far as what holds it clips it and the page ends."""
    box = node.box
    if box is None or box[0] + box[2] <= 0 or box[1] + box[3] <= 0:
        return False
    placed = node.style("position") if node.tag != "#text" else "static"
    for holder in node.ancestors():
        if holder.facts.style < 0:
            continue
        if placed == "fixed":
            return True
        if _NOTHING_LEFT.match(holder.style("clip-path")):
            return False
        position = holder.style("position")
        if placed == "absolute" and position == "static":
            continue
        placed = position
        if holder.box is not None and holder.tag not in _OUTERMOST and not _left(box, holder):
            return False
    return True


def _left(box: Box, holder: Node) -> bool:
    """Whether something of a box is left where its holder clips what stands out."""
    edge = holder.box or box
    across = holder.style("overflow-x") not in _CLIPS or _common(box[0], box[2], edge[0], edge[2]) > _LEAST
    return across and (holder.style("overflow-y") not in _CLIPS or _common(box[1], box[3], edge[1], edge[3]) > _LEAST)


def _common(one: float, length: float, other: float, size: float) -> float:
    return min(one + length, other + size) - max(one, other)
