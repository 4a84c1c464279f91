"""From structure facts to pieces of text: one pass over each document in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from einclusion.facts import Box, Document, NodeFacts, Structure

Kind = Literal["heading", "paragraph", "item", "cell", "label", "button", "link", "hint", "error", "legend", "option"]
Area = Literal["header", "nav", "main", "aside", "footer", "dialog", ""]


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SKIPPED = _set(
    "script style template head title svg canvas video audio object embed iframe frame textarea datalist meter progress"
)
_INLINE_TAGS = _set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark math nobr output q ruby rt rp s "
    "samp slot small span strike strong sub sup time tt u var wbr"
)
_BLOCK_TAGS = _set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section select summary table tbody td tfoot th thead tr ul"
)
_INLINE_DISPLAYS = frozenset({"inline", "contents", "ruby", "ruby-text", "math", "none", ""})
_KIND_BY_TAG: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    "label": "label",
    "legend": "legend",
    "button": "button",
    "summary": "button",
    "option": "option",
}
_KIND_BY_ROLE: dict[str, Kind] = {
    "alert": "error",
    "heading": "heading",
    "listitem": "item",
    "button": "button",
    "option": "option",
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), "cell"),
}
_KEPT_INSIDE: dict[Kind, frozenset[Kind]] = {
    "error": frozenset({"item", "cell", "label", "button", "legend", "option"}),
    "heading": frozenset({"button", "item", "cell"}),
    "hint": frozenset({"item", "cell"}),
    **dict.fromkeys(("label", "legend", "button", "option"), frozenset({"item", "cell"})),
}
"""What an element's kind wins over in the elements inside it."""
_MAY_BE_LINK = frozenset({"paragraph", "item", "cell"})
_AREA_BY_ROLE: dict[str, Area] = {
    "banner": "header",
    "navigation": "nav",
    "main": "main",
    "complementary": "aside",
    "contentinfo": "footer",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
_AREA_BY_TAG: dict[str, Area] = {"nav": "nav", "main": "main", "aside": "aside", "dialog": "dialog"}
_SECTIONING = frozenset({"article", "aside", "main", "nav", "section"})
_SECTION_ROLES = frozenset({"article", "complementary", "main", "navigation", "region"})
_FIELD_TAGS = frozenset({"input", "select", "textarea", "fieldset"})
_FIELD_ROLES = _set("checkbox combobox group listbox radio radiogroup searchbox slider spinbutton switch textbox")
_HINT_NAME = re.compile(r"hint|help|hulp|uitleg|tip|aide|hilfe|hinweis", re.IGNORECASE)
_ODD = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
_MANY_LINES = re.compile(r"\n{3,}")
_APART = 2.0
"""Pixels between two boxes in a line from which a reader sees a space."""


class Look:
    """What a set of computed styles means for text."""

    __slots__ = ("block", "fixed", "inline_box", "invisible", "plain", "pre", "transparent")

    def __init__(self, values: dict[str, str]) -> None:
        display = values.get("display", "inline")
        space = values.get("white-space") or values.get("white-space-collapse", "")
        self.inline_box = display.startswith("inline-")
        self.block = not self.inline_box and display not in _INLINE_DISPLAYS
        self.invisible = values.get("visibility", "visible") != "visible"
        self.transparent = values.get("opacity") == "0" or values.get("font-size") == "0px"
        self.fixed = values.get("position") in ("fixed", "sticky")
        self.pre = space.startswith("pre")
        self.plain = not (self.inline_box or self.block or self.transparent or self.fixed)


class State:
    """What an element hands on to what is inside it."""

    __slots__ = (
        "area",
        "closed",
        "declared",
        "fixed",
        "hidden",
        "inline",
        "invisible",
        "kind",
        "link",
        "owner",
        "owner_declared",
        "pre",
        "sectioned",
        "skip",
    )

    owner: int
    """The element that makes the block."""
    owner_declared: str
    kind: Kind
    area: Area
    declared: str
    link: int
    """The link around it, -1 where there is none."""
    closed: bool
    """Whether what it holds and does not render can be opened by the reader."""
    hidden: bool
    fixed: bool
    inline: bool
    """Whether it stands in a line although the boxes in it are blocks (inline-flex and the like)."""
    invisible: bool
    pre: bool
    sectioned: bool
    """Whether it stands in sectioning content, where header and footer are no landmarks."""
    skip: bool

    def copy(self) -> State:
        """The same state, to be changed."""
        new = State.__new__(State)
        new.owner, new.owner_declared, new.kind, new.area = self.owner, self.owner_declared, self.kind, self.area
        new.declared, new.link, new.closed, new.hidden = self.declared, self.link, False, self.hidden
        new.fixed, new.inline, new.invisible, new.pre = self.fixed, self.inline, self.invisible, self.pre
        new.sectioned, new.skip = self.sectioned, self.skip
        return new


def _outermost() -> State:
    state = State.__new__(State)
    state.owner, state.owner_declared, state.kind, state.area = 0, "", "paragraph", ""
    state.declared, state.link, state.closed, state.hidden = "", -1, False, False
    state.fixed = state.inline = state.invisible = state.pre = state.sectioned = state.skip = False
    return state


class Piece:
    """A block of text with what is known of the element that makes it."""

    __slots__ = (
        "area",
        "declared",
        "fixed",
        "hidden",
        "kind",
        "link",
        "main",
        "mixed",
        "node",
        "owner_declared",
        "parts",
        "settled",
        "text",
    )

    def __init__(self, state: State, hidden: bool) -> None:
        self.node = state.owner
        self.kind = state.kind
        self.area = state.area
        self.declared = state.declared
        self.owner_declared = state.owner_declared
        self.hidden = hidden
        self.fixed = state.fixed
        self.link = state.link
        self.mixed = False
        self.settled = False
        self.main = False
        self.parts: list[str] = []
        self.text = ""

    def add(self, text: str, state: State) -> None:
        """More text of the same block; what holds no letter or digit decides nothing about link and language."""
        self.parts.append(text)
        if self.settled and state.link == self.link and state.declared == self.declared:
            return
        if not any(map(str.isalnum, text)):
            return
        if not self.settled:
            self.settled, self.link, self.declared = True, state.link, state.declared
            return
        self.mixed = self.mixed or state.link != self.link
        if state.declared != self.declared:
            self.declared = self.owner_declared


class Walker:
    """Walks one document."""

    def __init__(self, structure: Structure, document: Document) -> None:
        names = structure.properties
        self.looks = [Look(dict(zip(names, values, strict=True))) for values in structure.styles]
        self.unstyled = Look({})
        self.nodes = document.nodes
        self.pieces: list[Piece] = []
        self.open: Piece | None = None
        self.edge: Box | None = None
        self.described: dict[str, Kind] = {}
        self.opened_by_button: set[str] = set()
        for node in self.nodes:
            if node.attributes:
                self._note_references(node)

    def walk(self) -> list[Piece]:
        """The document's pieces in document order."""
        states: list[State] = []
        outermost = _outermost()
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

    def _note_references(self, node: NodeFacts) -> None:
        attributes = node.attributes
        if "aria-describedby" in attributes and (node.tag in _FIELD_TAGS or _role(node) in _FIELD_ROLES):
            wrong = attributes.get("aria-invalid", "false") not in ("", "false")
            for name in attributes["aria-describedby"].split():
                self.described.setdefault(name, "error" if wrong and not _HINT_NAME.search(name) else "hint")
        if "aria-errormessage" in attributes:
            self.described.update(dict.fromkeys(attributes["aria-errormessage"].split(), "error"))
        if attributes.get("aria-expanded") == "false" and "aria-controls" in attributes and node.box is not None:
            self.opened_by_button.update(attributes["aria-controls"].split())

    def _text(self, node: NodeFacts, state: State) -> None:
        text = node.text
        if not text or text.isspace():
            self._space(text if state.pre else " ")
            return
        reached = _reached(node.box)
        if state.invisible or not (reached or state.hidden or (state.closed and node.box is None)):
            return
        hidden = state.hidden or not reached
        piece = self.open
        if piece is None or piece.node != state.owner or piece.hidden is not hidden:
            self._close()
            piece = self.open = Piece(state, hidden)
        piece.add(text if state.pre else text.replace("\n", " "), state)
        self.edge = node.box

    def _space(self, text: str) -> None:
        if self.open is not None:
            self.open.parts.append(text)

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
            self._space("\n")
            return up
        if (
            tag in _INLINE_TAGS
            and not node.attributes
            and look.plain
            and not (look.invisible or up.invisible or up.closed)
        ):
            return up
        state = up.copy()
        if tag in _SKIPPED or _vanishes(node, look, up):
            state.skip = True
            return state
        if node.style >= 0:
            state.invisible, state.pre = look.invisible, look.pre
            state.fixed = up.fixed or look.fixed
        self._disclose(state, node, up)
        _read(state, index, node)
        self._shape(state, index, node, look)
        return state

    def _disclose(self, state: State, node: NodeFacts, up: State) -> None:
        """Marks what a reader must open: closed details, panels behind a button, tabs, choices of a drop-down list."""
        tag, attributes = node.tag, node.attributes
        if tag == "details":
            state.closed = "open" not in attributes and (node.box is not None or up.hidden)
        elif tag in ("select", "optgroup"):
            state.closed = node.box is not None or up.hidden or up.closed
        if node.box is not None or up.hidden or node.parent < 0:
            return
        state.hidden = (up.closed and tag != "summary") or (
            self.nodes[node.parent].box is not None
            and (_role(node) == "tabpanel" or attributes.get("id", "") in self.opened_by_button)
        )

    def _shape(self, state: State, index: int, node: NodeFacts, look: Look) -> None:
        kind = self._own_kind(node, state.kind)
        if kind is None and not _starts_block(node, look, state):
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

    def _own_kind(self, node: NodeFacts, inherited: Kind) -> Kind | None:
        if node.attributes and (described := self.described.get(node.attributes.get("id", ""))):
            return described
        role = _role(node)
        kind = _KIND_BY_ROLE.get(role) or _KIND_BY_TAG.get(node.tag)
        if kind is None:
            return "paragraph" if node.tag in ("article", "section") and inherited != "error" else None
        if kind in ("cell", "item") and (role in ("presentation", "none") or node.role.lower().startswith("layout")):
            kind = "paragraph"
        return inherited if kind in _KEPT_INSIDE.get(inherited, ()) else kind


def fold(text: str) -> str:
    """The text with white space folded to one space, line breaks kept (two for an empty line), accents composed."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ODD.sub("", text))
    text = _SPACE.sub(" ", text).strip()
    if "\n" in text:
        text = _MANY_LINES.sub("\n\n", _LINES.sub("\n", text)).strip()
    return text


def _role(node: NodeFacts) -> str:
    role = node.attributes.get("role", "")
    return role.split(None, 1)[0].lower() if role.strip() else ""


def _reached(box: Box | None) -> bool:
    return box is not None and box[2] > 0 and box[3] > 0 and box[0] + box[2] > 0 and box[1] + box[3] > 0


def _vanishes(node: NodeFacts, look: Look, up: State) -> bool:
    """Whether nobody sees it: transparent, clipped to a pixel for screen readers, or off inside what is closed."""
    box = node.box
    if box is None:
        style = node.attributes.get("style", "").replace(" ", "")
        return up.hidden and ("hidden" in node.attributes or "display:none" in style)
    return look.transparent or (0 < box[2] <= 1 and 0 < box[3] <= 1)


def _read(state: State, index: int, node: NodeFacts) -> None:
    """Takes language, link and landmark from the element."""
    attributes, tag, role = node.attributes, node.tag, _role(node)
    declared = attributes.get("lang", attributes.get("xml:lang"))
    if declared is not None:
        state.declared = declared.strip().lower()
    if (tag == "a" and "href" in attributes) or role == "link":
        state.link = index
    if role in _AREA_BY_ROLE:
        state.area = _AREA_BY_ROLE[role]
    elif not role and tag in _AREA_BY_TAG:
        state.area = _AREA_BY_TAG[tag]
    elif not role and not state.sectioned and tag in ("header", "footer"):
        state.area = "header" if tag == "header" else "footer"
    if role in _SECTION_ROLES or (not role and tag in _SECTIONING):
        state.sectioned = True


def _starts_block(node: NodeFacts, look: Look, state: State) -> bool:
    if node.style < 0:
        return state.hidden and node.tag in _BLOCK_TAGS
    if look.block:
        return not (state.inline and node.tag in _INLINE_TAGS)
    return look.inline_box and node.tag in _BLOCK_TAGS


def _settle_links(pieces: list[Piece]) -> None:
    """Makes links of the pieces that are one link and nothing else, unless that link holds several pieces."""
    alone = [piece for piece in pieces if piece.link >= 0 and not piece.mixed and piece.kind in _MAY_BE_LINK]
    within = Counter(piece.link for piece in pieces if piece.link >= 0)
    for piece in alone:
        if piece.node <= piece.link or within[piece.link] == 1:
            piece.kind, piece.node = "link", piece.link


def walk(structure: Structure) -> Iterator[tuple[int, list[Piece]]]:
    """Each document's place and its pieces; documents in frames that are not rendered are left out."""
    for place, document in enumerate(structure.documents):
        if document.frame is not None:
            box = structure.documents[document.frame[0]].nodes[document.frame[1]].box
            if box is None or box[2] <= 1 or box[3] <= 1:
                continue
        yield place, Walker(structure, document).walk()
