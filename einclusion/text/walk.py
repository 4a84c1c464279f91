"""From structure facts to pieces of text: one pass over each document in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import copy

from einclusion.facts import Box, Document, NodeFacts, Structure
from einclusion.text.elements import (
    INLINE_TAGS,
    SKIPPED,
    Look,
    References,
    area_of,
    is_section,
    kind_of,
    quotes,
    reached,
    role_of,
    starts_block,
)
from einclusion.text.pieces import Piece, State, begun, fold

_MAY_BE_LINK = frozenset({"paragraph", "item", "cell"})
_APART = 2.0
"""Pixels between two boxes in a line from which a reader sees a space."""


class Walker:
    """Walks one document; `whole` takes in, as hidden, what is not shown and nothing on the page says it opens."""

    def __init__(self, structure: Structure, document: Document, whole: bool = False) -> None:
        self.whole = whole
        names = structure.properties
        self.looks = [Look(dict(zip(names, values, strict=True))) for values in structure.styles]
        self.unstyled = Look({})
        self.tells_space = "white-space" in names or "white-space-collapse" in names
        self.nodes = document.nodes
        self.references = References(document.nodes)
        self.pieces: list[Piece] = []
        self.open: Piece | None = None
        self.edge: Box | None = None

    def walk(self) -> list[Piece]:
        """The document's pieces in document order."""
        states: list[State] = []
        outermost = State()
        for index, node in enumerate(self.nodes):
            state = states[node.parent] if node.parent >= 0 else outermost
            if not state.skip:
                if node.tag == "#text":
                    self._text(node, state)
                else:
                    state = self._enter(index, node, state)
            states.append(state)
        self._close()
        _settle_links(self.pieces)
        return self.pieces

    def _text(self, node: NodeFacts, state: State) -> None:
        text = node.text
        if not text or text.isspace():
            self._space(text if state.pre else " ", state.quote)
            return
        shown = reached(node.box) and not state.invisible
        if not (shown or state.hidden or (state.closed and node.box is None) or (self.whole and state.invisible)):
            return
        hidden = state.hidden or not shown
        piece = self.open
        if piece is None or piece.node != state.owner or piece.hidden is not hidden:
            self._close()
            piece = self.open = begun(state, hidden)
        piece.add(text if state.pre else text.replace("\n", " "), state)
        self.edge = node.box

    def _space(self, text: str, quote: int = -1) -> None:
        if self.open is not None:
            self.open.append(text, quote)

    def _close(self) -> None:
        piece, self.open = self.open, None
        if piece is not None:
            piece.text = fold("".join(piece.parts))
            if piece.text:
                self.pieces.append(piece)

    def _enter(self, index: int, node: NodeFacts, up: State) -> State:
        look = self.looks[node.style] if node.style >= 0 else self.unstyled
        tag = node.tag
        if tag == "br":
            self._space("\n" if node.box is not None or up.hidden else " ", up.quote)
            return up
        seen = not (look.invisible or up.invisible or up.closed)
        quoting = up.quote < 0 and quotes(node)
        if tag in INLINE_TAGS and not (node.attributes or quoting) and look.plain and seen:
            return up
        state = copy(up)
        state.quote = index if quoting else up.quote
        if tag in SKIPPED or self._vanishes(node, look, up):
            state.skip = True
            return state
        if node.style >= 0:
            state.invisible = look.invisible
            state.fixed = up.fixed or look.fixed
            state.pre = look.pre if self.tells_space else up.pre or tag == "pre"
        self._disclose(state, node, up, look)
        _read(state, index, node)
        self._shape(state, index, node, look)
        return state

    def _disclose(self, state: State, node: NodeFacts, up: State, look: Look) -> None:
        """Marks what a reader must open: closed details, panels behind a button, tabs, choices of a drop-down list."""
        tag = node.tag
        rendered = node.box is not None
        state.closed = (tag == "details" and "open" not in node.attributes and (rendered or up.hidden)) or (
            tag in ("select", "optgroup") and (rendered or up.hidden or up.closed)
        )
        if not state.hidden and (not rendered or _collapsed(node, look)) and node.parent >= 0:
            panel = self._opened(node) or (role_of(node) == "tabpanel" and not rendered)
            state.hidden = (up.closed and tag != "summary" and not rendered) or (
                panel and self.nodes[node.parent].box is not None
            )
        if look.invisible and self._opened(node):
            state.hidden = True
        if self.whole and not (rendered and not look.transparent and not _collapsed(node, look)):
            state.hidden = True

    def _vanishes(self, node: NodeFacts, look: Look, up: State) -> bool:
        """Whether nobody sees it: transparent, clipped away, or off inside what is closed."""
        box = node.box
        if self.whole and not (box and 0 < box[2] <= 1 and 0 < box[3] <= 1):
            return box is None and node.tag == "noscript"
        if box is None:
            style = node.attributes.get("style", "").replace(" ", "")
            return up.hidden and ("hidden" in node.attributes or "display:none" in style)
        if _collapsed(node, look) and not self._opened(node):
            return True
        return look.transparent or (0 < box[2] <= 1 and 0 < box[3] <= 1)

    def _opened(self, node: NodeFacts) -> bool:
        return bool(node.attributes) and node.attributes.get("id", "") in self.references.opened

    def _shape(self, state: State, index: int, node: NodeFacts, look: Look) -> None:
        described = self.references.described.get(node.attributes.get("id", "")) if node.attributes else None
        kind = described or kind_of(node, state.kind)
        if kind is None and not starts_block(node, look, state.hidden, state.inline):
            if look.inline_box:
                state.inline = True
                self._gap(node.box)
            elif look.block:
                self._space(" ")
            return
        if node.style >= 0 or state.hidden:
            self._close()
        state.owner, state.owner_declared, state.inline = index, state.declared, False
        if kind is not None:
            state.kind = kind

    def _gap(self, box: Box | None) -> None:
        edge = self.edge
        if edge and box and (box[0] - edge[0] - edge[2] > _APART or box[1] >= edge[1] + edge[3]):
            self._space(" ")


def _collapsed(node: NodeFacts, look: Look) -> bool:
    box = node.box
    return look.clips and box is not None and (box[2] < 1 or box[3] < 1)


def _read(state: State, index: int, node: NodeFacts) -> None:
    """Takes language, link and landmark from the element."""
    attributes = node.attributes
    if (declared := attributes.get("lang", attributes.get("xml:lang"))) is not None:
        state.declared = declared.strip().lower()
    if (node.tag == "a" and "href" in attributes) or role_of(node) == "link":
        state.link = index
    state.area = area_of(node, state.area, state.sectioned)
    state.sectioned = state.sectioned or is_section(node)


def _settle_links(pieces: list[Piece]) -> None:
    """Makes links of the pieces that are one link and nothing else, unless that link holds several pieces."""
    alone = [piece for piece in pieces if piece.link >= 0 and not piece.mixed and piece.kind in _MAY_BE_LINK]
    within = Counter(piece.link for piece in pieces if piece.link >= 0)
    for piece in alone:
        if piece.node <= piece.link or within[piece.link] == 1:
            piece.kind, piece.node = "link", piece.link


def walk(structure: Structure, whole: bool = False) -> Iterator[tuple[int, list[Piece]]]:
    """Each document's place and its pieces; documents in frames that are not rendered are left out."""
    for place, document in enumerate(structure.documents):
        if document.frame is not None:
            box = structure.documents[document.frame[0]].nodes[document.frame[1]].box
            if box is None or box[2] <= 1 or box[3] <= 1:
                continue
        yield place, Walker(structure, document, whole).walk()
