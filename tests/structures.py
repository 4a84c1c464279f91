"""Structure facts by hand: what a browser would tell of a small page, node by node.

`text/page.py` makes them out of HTML; here every fact can be set, and shadow roots and frames can be had.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from einclusion.facts import Document, NodeFacts, Structure
from einclusion.markup import SHADOW_ROOT
from einclusion.snapshot import PROPERTIES

PLAIN = {"display": "block", "visibility": "visible", "opacity": "1", "position": "static"}
BOX = (0.0, 0.0, 100.0, 20.0)


@dataclass(frozen=True)
class Piece:
    """An element and what it holds."""

    tag: str
    inside: tuple[Piece | str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    style: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)


def el(
    tag: str,
    *inside: Piece | str,
    at: dict[str, str] | None = None,
    style: dict[str, str] | None = None,
    **facts: Any,
) -> Piece:
    """An element with attributes (`at`), computed styles and other facts; it has a box unless `box=None`."""
    return Piece(tag, inside, at or {}, style or {}, facts)


def shadow(*inside: Piece | str) -> Piece:
    """A shadow root; it goes first in its host."""
    return Piece(SHADOW_ROOT, inside)


def structure(*documents: Piece | Document) -> Structure:
    """A page; a `Document` among the arguments is taken as it is, so that it can say which frame it stands in."""
    styles: list[list[str]] = []
    made = [one if isinstance(one, Document) else document(one, styles) for one in documents]
    return Structure(documents=made, styles=[*styles, list(map(_plain, PROPERTIES))], properties=list(PROPERTIES))


def document(root: Piece, styles: list[list[str]] | None = None, **facts: Any) -> Document:
    """One document of a page."""
    nodes: list[NodeFacts] = []
    _add(root, -1, nodes, [] if styles is None else styles)
    return Document(**{"address": "https://example.be/", "nodes": nodes, **facts})


def _add(piece: Piece | str, parent: int, nodes: list[NodeFacts], styles: list[list[str]]) -> None:
    if isinstance(piece, str):
        nodes.append(NodeFacts(parent=parent, tag="#text", text=piece, box=nodes[parent].box))
        return
    index = len(nodes)
    if piece.tag == SHADOW_ROOT:
        nodes.append(NodeFacts(parent=parent, tag=SHADOW_ROOT, box=BOX))
    else:
        facts = {"box": BOX, **piece.facts}
        style = _style(piece.style, styles) if facts["box"] else -1
        nodes.append(NodeFacts(parent=parent, tag=piece.tag, attributes=piece.attributes, style=style, **facts))
    for one in piece.inside:
        _add(one, index, nodes, styles)


def _style(given: dict[str, str], styles: list[list[str]]) -> int:
    values = [given.get(name, _plain(name)) for name in PROPERTIES]
    if values not in styles:
        styles.append(values)
    return styles.index(values)


def _plain(name: str) -> str:
    return PLAIN.get(name, "")
