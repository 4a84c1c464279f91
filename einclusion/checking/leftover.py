"""What is left of a page where something of it is missing: enough, too little, or for a person to see. Pure."""

from __future__ import annotations

from typing import Literal

from einclusion.acted.modes import Content

ENOUGH, LITTLE = 0.5, 0.2
"""Share of the words from which nothing is said, and below which the page is as good as empty."""
WORDS, FIELDS = 30, 2
"""Words below which a page is too short to compare, and fields that make a form."""


def left(usual: Content, now: Content) -> Literal["all", "doubt", "empty", "form"]:
    """What became of the page: `empty` and `form` (all its fields gone) leave no doubt."""
    formless = usual.fields >= FIELDS and not now.fields
    headless = usual.headings and not now.headings
    if now.words < LITTLE * usual.words:
        return "empty"
    if formless and not now.held:
        return "form"
    return "doubt" if formless or headless or now.words < ENOUGH * usual.words else "all"
