"""Facts about documents: files that a page links to, and what a PDF among them holds for people and their tools."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

DocumentState = Literal["read", "too-large", "no-pdf", "broken", "password", "out-of-limits"]


class PdfField(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A field to fill in."""

    name: str = ""
    """The name that programs know it by."""
    said: str = ""
    """The name that a screen reader says (its tooltip)."""
    kind: Literal["text", "choice", "box", "button", "signature"] = "text"
    """What it is."""
    required: bool = False
    """Whether the form asks for it."""


class Pdf(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a PDF holds."""

    pages: int = 0
    """Its pages."""
    read: int = 0
    """Pages whose content was read, from the first."""
    title: str = ""
    """Its title in the properties."""
    title_shown: bool = False
    """Whether readers show the title instead of the name of the file."""
    language: str = ""
    """The language that it says it is in."""
    tagged: bool = False
    """Whether it says of its parts what they are."""
    headings: list[int] = []
    """Levels of its tagged headings in order; 0 where a heading has none."""
    figures: int = 0
    """Tagged pictures."""
    unnamed_figures: int = 0
    """Those without a text alternative."""
    cut: bool = False
    """Whether its tags were too many to be read to the end."""
    text: str = ""
    """Text of the pages that were read, shortened."""
    words: int = 0
    """Words on the pages that were read."""
    pictured: list[int] = []
    """Numbers of pages that are a picture without any text."""
    sizes: list[tuple[float, float]] = []
    """Width and height of its pages in millimetres, as they are seen, each once."""
    bookmarks: int = 0
    """Entries in its table of bookmarks."""
    encrypted: bool = False
    """Whether it is protected in some way."""
    closed: bool = False
    """Whether the protection forbids to hand its text to screen readers."""
    fields: list[PdfField] = []
    """Fields to fill in that are shown."""
    other_form: bool = False
    """Whether its form is one that only the programs of one maker show (XFA without fields)."""
    blanks: int = 0
    """Lines of dots or dashes to write on."""
    stops: int = 0
    """Tagged pages with fields or links."""
    loose_order: list[int] = []
    """Numbers of tagged pages with fields or links where the Tab key need not follow the tags."""


class LinkedDocument(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A PDF that a page links to, on the first page of the run that does."""

    address: str
    """Where it is."""
    node: tuple[int, int] | None = None
    """Document and node of the first link to it; none where the link is gone."""
    state: DocumentState = "read"
    """What came of reading it."""
    bytes: int = 0
    """Its size, as far as it is known."""
    pdf: Pdf | None = None
    """What it holds; none where it could not be read."""


class Documents(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """PDFs that one page links to and no page before it in the run did."""

    found: list[LinkedDocument] = []
    """Those that the server gave, in the order of the page."""
