"""Pieces of text as the walk through a document makes them: what an element hands on, and what a block holds."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from einclusion.text.elements import Area, Kind

_ODD = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
_MANY_LINES = re.compile(r"\n{3,}")


class State(Struct):
    """What an element hands on to what is inside it."""

    owner: int = 0
    """The element that makes the block."""
    owner_declared: str = ""
    """Language marked up for that element."""
    kind: Kind = "paragraph"
    """What the block is."""
    area: Area = ""
    """Landmark around it."""
    declared: str = ""
    """Language marked up."""
    link: int = -1
    """The link around it; -1 where there is none."""
    closed: bool = False
    """Whether what it holds and does not render can be opened by the reader."""
    hidden: bool = False
    """Whether the reader must open something to see it."""
    fixed: bool = False
    """Whether it stays in its place while the page scrolls."""
    inline: bool = False
    """Whether it stands in a line although the boxes in it are blocks (inline-flex and the like)."""
    invisible: bool = False
    """Whether `visibility` hides it."""
    pre: bool = False
    """Whether line breaks in the source show."""
    sectioned: bool = False
    """Whether it stands in sectioning content, where header and footer are no landmarks."""
    quote: int = -1
    """The quotation around it; -1 where there is none."""
    skip: bool = False
    """Whether nothing in it is text that a reader meets."""


class Piece(Struct, eq=False):
    """A block of text with what is known of the element that makes it."""

    node: int
    kind: Kind
    area: Area
    declared: str
    owner_declared: str
    hidden: bool
    fixed: bool
    link: int
    """The link that its words stand in; -1 where they stand in none."""
    mixed: bool = False
    """Whether not all its words stand in that link."""
    settled: bool = False
    """Whether it holds a letter or digit yet."""
    main: bool = False
    text: str = ""
    parts: list[str] = []
    quoted: dict[int, list[str]] = {}

    def append(self, text: str, quote: int) -> None:
        """More text, whatever it is, and where it is quoted."""
        self.parts.append(text)
        if quote >= 0:
            self.quoted.setdefault(quote, []).append(text)

    def add(self, text: str, state: State) -> None:
        """More text of the same block; what holds no letter or digit decides nothing about link and language."""
        self.append(text, state.quote)
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


def begun(state: State, hidden: bool) -> Piece:
    """An empty piece of the block that the state tells of."""
    return Piece(
        node=state.owner,
        kind=state.kind,
        area=state.area,
        declared=state.declared,
        owner_declared=state.owner_declared,
        hidden=hidden,
        fixed=state.fixed,
        link=state.link,
    )


def fold(text: str) -> str:
    """The text with white space folded to one space, line breaks kept (two for an empty line), accents composed."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ODD.sub("", text))
    text = _SPACE.sub(" ", text).strip()
    if "\n" in text:
        text = _MANY_LINES.sub("\n\n", _LINES.sub("\n", text)).strip()
    return text
