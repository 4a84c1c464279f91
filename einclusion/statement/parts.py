"""What a draft of a statement is made of: sections of lines, and in them words and gaps that a person fills in."""

from __future__ import annotations

from typing import Any, Literal

from einclusion.model import Record

Kind = Literal["accessibility", "inclusion"]
KINDS: tuple[Kind, ...] = ("accessibility", "inclusion")


class Piece(Record, frozen=True, kw_only=True):
    """Words of a line, or a gap that a person fills in."""

    text: str
    """The words; of a gap what belongs there."""
    gap: str = ""
    """What names the gap; empty for words."""


class Part(Record, frozen=True, kw_only=True):
    """A section."""

    heading: str = ""
    """Its heading; the first section has none but the title."""
    lines: list[list[Piece]] = []
    """Paragraphs."""
    items: list[list[Piece]] = []
    """Items of a list below them."""
    hint: str = ""
    """What the person who fills it in should know; never a part of the statement itself."""


class Draft(Record, frozen=True, kw_only=True):
    """One statement to be filled in."""

    kind: Kind
    """Which of the two."""
    language: str
    """Two-letter code."""
    title: str
    """Its title."""
    parts: list[Part]
    """Its sections."""
    data: dict[str, Any]
    """The same for programs; what is to be filled in is null."""

    @property
    def gaps(self) -> list[str]:
        """What is to be filled in, in the order of the text."""
        pieces = (piece for part in self.parts for line in (*part.lines, *part.items) for piece in line)
        return [piece.gap for piece in pieces if piece.gap]
