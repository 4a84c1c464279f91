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
                notes = [one.box for one in fields.notes(node) if one.visible and one.box is not None]
                far = round(min(distance(node.box, box, notes) for box in boxes))
                yield passed(node) if far <= FARTHEST else failed(node, distance=far, label=node.name[:120])


def distance(field: Box, label: Box, notes: list[Box]) -> float:
    """Pixels between label and field; where a hint of the field lies between them, the wider of the gaps it leaves."""
    return min([gap(field, label), *(max(gap(field, note), gap(note, label)) for note in notes)])


def gap(one: Box, other: Box) -> float:
    """Pixels between two boxes, across or down, whichever is more; 0 where they touch."""
    across = max(one[0] - (other[0] + other[2]), other[0] - (one[0] + one[2]), 0)
    down = max(one[1] - (other[1] + other[3]), other[1] - (one[1] + one[3]), 0)
    return max(across, down)
