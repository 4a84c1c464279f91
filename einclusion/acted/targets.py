"""Facts of the targets probe."""

from __future__ import annotations

from einclusion.acted import Acted
from einclusion.model import Record


class Reached(Record, frozen=True, kw_only=True):
    """A page that a link of this page leads to, as a visitor meets it."""

    address: str
    """Where the link leads, without what follows `#`."""
    end: str = ""
    """Where it ended after redirects; empty where no page came."""
    title: str = ""
    """Title of the page there."""
    text: str = ""
    """Its text without header, navigation and footer, shortened."""
    names: list[str] = []
    """Names that things have there: headings, labels, alternatives of pictures."""
    navigations: int = 0
    """Navigation landmarks there."""
    bare: bool = False
    """Whether it shows nothing at all: no text, picture or frame."""


class Targets(Acted, frozen=True, kw_only=True):
    """Pages of the same site behind links of one name, and behind sentences that point at something."""

    pages: list[Reached] = []
    """Those that were opened."""
    unseen: int = 0
    """Addresses that were left out because there were too many."""
