"""Facts of the failing probe."""

from __future__ import annotations

from einclusion.acted import Acted
from einclusion.acted.modes import Content
from einclusion.model import Record


class Without(Record, frozen=True, kw_only=True):
    """The page opened once more, something of it missing or changed."""

    content: Content = Content()
    """What could be read and used then."""
    elsewhere: bool = False
    """Whether the page led somewhere else."""
    seconds: float = 0
    """Seconds until it was at rest."""


class Failing(Acted, frozen=True, kw_only=True):
    """The page when others, its own scripts or the device let people down."""

    usual: Content = Content()
    """What can be read and used as a rule."""
    hosts: list[str] = []
    """Hosts of others from which the page loads something."""
    scripts: int = 0
    """Files of scripts that the page loads."""
    others: Without | None = None
    """With nothing from others; none where it loads nothing from them, or could not be opened again."""
    scriptless: Without | None = None
    """With scripts running and none of its files of scripts arriving; none where it has none, as above."""
    device: Without | None = None
    """As an older phone asks for it, with a fourth of the computing power; none as above."""
    skipped: bool = False
    """Whether it was left out: nobody begins or fills in anything here, or a page before it loaded the same files."""
