"""What people point at on a page, how large it is, and what lies too close to hit. Pure, from structure facts.

WCAG 2.2, 2.5.8: at least 24 by 24 CSS pixels, or a circle of 24 around the middle that meets neither another target nor
the circle of another small one. Links in a line of text and sizes that the browser itself gives are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from einclusion.checking.aria import words
from einclusion.checking.inline_links import in_text
from einclusion.checking.seen import in_sight
from einclusion.checking.semantics import role_of, semantics
from einclusion.dom import Node, Tree
from einclusion.facts import Box

LEAST = 24.0
"""CSS pixels of width and height from which a target is large enough."""
_ROUNDED = 0.05
_BAND = 64
"""Height in pixels of the bands in which neighbours are looked for."""
_DRAWN_BY_BROWSER = frozenset({"checkbox", "radio"})
_LETTERS_OF_BROWSER = "13.333"
_FORM = frozenset({"button", "input", "select", "textarea"})


class Targets:
    """The targets of one document, by where they lie."""

    def __init__(self, tree: Tree) -> None:
        own = semantics(tree)
        nodes = (Node(tree, index) for index, facts in enumerate(tree.nodes) if facts.box and facts.tag[0] != "#")
        self.all = [
            node for node in nodes if own.focusable(node) and _shown(node) and role_of(node) in words("widgets")
        ]
        self._inline = {one.link.index for one in in_text(tree)}
        self._bands: dict[int, list[Node]] = {}
        for node in self.all:
            _, top, _, height = _box(node)
            for band in range(int((top - LEAST) // _BAND), int((top + height + LEAST) // _BAND) + 1):
                self._bands.setdefault(band, []).append(node)

    def judged(self) -> Iterator[tuple[Node, Node | None]]:
        """Each target whose size the page decides; for one too small to hit the nearest that is hit instead."""
        large = {_leads(node) for node in self.all if not small(node)}
        for node in self.all:
            if node.index in self._inline or _sized_by_browser(node):
                continue
            yield node, self._close(node) if small(node) and not (_leads(node) and _leads(node) in large) else None

    def _close(self, node: Node) -> Node | None:
        x, y = _middle(_box(node))
        for other in self._bands.get(int(y // _BAND), ()):
            apart = node.index not in other.tree.within(other.index) and other.index not in node.tree.within(node.index)
            if apart and _meets(x, y, other):
                return other
        return None


def small(node: Node) -> bool:
    """Whether a square of 24 pixels does not fit into the target."""
    return min(_box(node)[2:]) < LEAST - _ROUNDED


def _meets(x: float, y: float, other: Node) -> bool:
    """Whether a circle around that place meets a target, or the circle around a small one."""
    left, top, width, height = _box(other)
    if small(other):
        across, down = _middle((left, top, width, height))
        if hypot(x - across, y - down) < LEAST - _ROUNDED:
            return True
    beside, above = max(left - x, 0.0, x - left - width), max(top - y, 0.0, y - top - height)
    return hypot(beside, above) < LEAST / 2 - _ROUNDED


def _shown(node: Node) -> bool:
    """Whether it can be pointed at: in sight, and not cut down to less than its letters until it has the focus."""
    return node.visible and in_sight(node) and (_box(node)[3] >= _letters(node) or not node.text)


def _letters(node: Node) -> float:
    """The size of its letters in pixels."""
    size = node.style("font-size").removesuffix("px")
    return float(size) if size.replace(".", "", 1).isdigit() else 0.0


def _box(node: Node) -> Box:
    return node.box or (0.0, 0.0, 0.0, 0.0)


def _middle(box: Box) -> tuple[float, float]:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def _leads(node: Node) -> str:
    """Where a link leads; empty where that is left to a script, so that two of them need not do the same."""
    address = node.get("href").strip() if node.tag == "a" else ""
    return "" if address == "#" or address.lower().startswith("javascript:") else address


def _sized_by_browser(node: Node) -> bool:
    """Whether nobody seems to have changed the size that the browser gives a control of a form."""
    kind = node.get("type").strip().lower() if node.tag == "input" else ""
    return kind in _DRAWN_BY_BROWSER or (node.tag in _FORM and node.style("font-size").startswith(_LETTERS_OF_BROWSER))
