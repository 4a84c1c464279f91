from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import fields_of
from einclusion.facts import Box
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

FARTHEST = 200
"""Pixels between label and field: at 400 % zoom in a window of 1280 pixels more than half a screen."""


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        fields = fields_of(tree)
        for node in fields.open:
            boxes = [one.box for one in fields.labels(node) if one.visible and one.text and one.box is not None]
            if node.visible and node.box is not None and boxes:
                far = round(min(gap(node.box, box) for box in boxes))
                yield passed(node) if far <= FARTHEST else failed(node, distance=far, label=node.name[:120])


def gap(one: Box, other: Box) -> float:
    """Pixels between two boxes, across or down, whichever is more; 0 where they touch."""
    across = max(one[0] - (other[0] + other[2]), other[0] - (one[0] + one[2]), 0)
    down = max(one[1] - (other[1] + other[3]), other[1] - (one[1] + one[3]), 0)
    return max(across, down)
