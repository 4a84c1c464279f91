"""What goes on by itself on a page, and what of it may be essential. Pure, from what the motion probe saw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from einclusion.acted.motion import Moving
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.subjects import PageSubject

SHORT = 5.0
"""Seconds that something may move without a way to stop it (WCAG 2.2, success criterion 2.2.2)."""
_SMALL = 24 * 24
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:h.]\s?\d{2}(?!\d)")
_SHIFTS = frozenset({"color", "backgroundColor", "opacity", "visibility", "filter"})


def changing_text(page: PageSubject) -> Iterator[tuple[Node, Moving]]:
    """Text that goes on changing beside other text, with its element."""
    for row in page.motion.moving:
        if row.kind == "text" and row.node is not None and not row.alone and _goes_on(row):
            yield page.node(row.node), row


def movement(page: PageSubject) -> Iterator[tuple[Node, Moving]]:
    """What goes on moving, with its element; what holds changing text, or stands in it, is left to that."""
    texts = [node for node, _ in changing_text(page)]
    for row in page.motion.moving:
        if row.kind == "text" or row.node is None or not _goes_on(row):
            continue
        node = page.node(row.node)
        if node.visible and not any(_together(node, text) for text in texts):
            yield node, row


def tells_time(node: Node, row: Moving) -> bool:
    """Whether it seems to show a time, or how something goes on."""
    said = f"{row.first} {row.last}".casefold()
    if node.role in ("timer", "progressbar", "meter") or _CLOCK.search(said):
        return True
    return any(re.search(rf"\d\s*{word}\b|\b{word}\b.*\d", said) for word in _words("time"))


def shows_work(node: Node) -> bool:
    """Whether it seems to show that something is going on, or is too small to draw the eye."""
    names = " ".join(f"{one.get('class')} {one.get('id')}" for one in (node, *node.ancestors())).casefold()
    box = node.box or (0, 0, 0, 0)
    busy = node.role in ("progressbar", "status", "timer", "meter") or any(word in names for word in _words("busy"))
    return busy or box[2] * box[3] < _SMALL


def changes_place(row: Moving) -> bool:
    """Whether it moves, grows or turns rather than changes its colour."""
    return bool(set(row.properties) - _SHIFTS)


def _goes_on(row: Moving) -> bool:
    if row.kind == "style":
        return bool(row.times)
    return len(row.times) > 1 and row.times[-1] > SHORT


def _together(one: Node, other: Node) -> bool:
    within = one.tree.within
    return one.tree is other.tree and (other.index in within(one.index) or one.index in within(other.index))


@cache
def _words(kind: str) -> list[str]:
    return list(beside(__file__, "moving.yaml")[kind]["words"])
