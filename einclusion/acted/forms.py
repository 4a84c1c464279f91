"""Facts of the forms probe."""

from __future__ import annotations

from typing import Literal

from einclusion.acted import Acted, Place
from einclusion.model import Record

Kind = Literal["empty", "bad"]


class Refusal(Record, frozen=True, kw_only=True):
    """A field that a form did not take as it was."""

    node: Place | None = None
    """The field; none where the page had changed."""
    label: str = ""
    """Its label as the page shows it."""
    expects: str = ""
    """What it expects by its type and label (`email`, `date`, `number` …); empty where that is not told."""
    browser: bool = False
    """Whether the browser itself tells the person so, in a bubble."""
    invalid: bool = False
    """Whether it is now marked as wrong for assistive technology (`aria-invalid` or by the browser)."""
    text: str = ""
    """New text that is tied to it or stands at it."""
    seen: bool = False
    """Whether that text can be seen."""
    tied: bool = False
    """Whether it is part of its label, its description or the description of its group."""
    linked: bool = False
    """Whether a new link leads to it."""
    coloured: bool = False
    """Whether it, or what holds it alone, looks otherwise than before."""


class Trial(Record, frozen=True, kw_only=True):
    """A form that was sent off, nothing of it leaving the browser."""

    form: Place | None = None
    """The form; none where the page had changed."""
    kind: Kind
    """`empty`: as it stood; `bad`: filled in, with values that the fields can't mean."""
    sent: bool = False
    """Whether it would have been sent, or led elsewhere."""
    refused: list[Refusal] = []
    """Fields that it did not take."""
    loose: list[str] = []
    """New texts that belong to no field."""
    dialog: str = ""
    """What a dialog of the browser said, which a script had opened."""
    focus: Literal["field", "message", "elsewhere", "stayed"] = "stayed"
    """Where the focus went: to a refused field, to new text or what holds it, elsewhere, or nowhere."""
    live: bool = False
    """Whether new text came into a live region, or an element with `role=alert` appeared."""
    lost: list[Place | None] = []
    """Fields that no longer hold what was written into them."""


class Forms(Acted, frozen=True, kw_only=True):
    """Forms sent off, empty and with bad values, and choices changed."""

    trials: list[Trial] = []
    """In the order in which they were made."""
    leading: list[Place | None] = []
    """Choices that, as soon as they are changed, lead to another page or open one."""
    unpasteable: list[Place | None] = []
    """Fields into which nothing can be pasted."""
    unseen: int = 0
    """Forms that were not tried: too many, no button to send them, or no longer there."""
    untried: int = 0
    """Choices that were not changed, because there were too many."""
