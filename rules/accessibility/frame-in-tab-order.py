from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.semantics import semantics, tabindex
from einclusion.checking.stops import Stops
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

LEAST = 6
"""Pixels of a frame with its border: scripts put frames of one pixel on pages, where nobody sees them."""


def check(page: PageSubject) -> Iterator[Finding]:
    stops = Stops(page.dom)
    for node in page.select("iframe"):
        if semantics(node.tree).inert(node) or not roomy(node):
            continue
        inside = next((stop for stop in stops.of_frame(node) if stop.visible), None)
        if inside is not None:
            yield failed(node, name=inside.name or inside.tag) if (tabindex(node) or 0) < 0 else passed(node)


def roomy(node: Node) -> bool:
    """Whether something can be seen in the frame."""
    return node.visible and node.box is not None and min(node.box[2:]) > LEAST
