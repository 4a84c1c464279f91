"""Pages to choose in the filter, and where wide tables are cut."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from einclusion.run import Page
from einclusion.text.safe import clean

from .shown import Shown

STAGES = 8
"""Columns of a table at most."""


def option(shown: Shown, page: Page) -> Markup:
    """A page to choose in the filter."""
    known = clean(page.title, 1)
    size = f" ({shown.size(page)})" if page.repeats else ""
    title = clean(page.title, 60) if known else shown.words("pages-untitled")
    lang = shown.foreign(page.language) if known else ""
    return Markup('<option value="{0}"{1}>{0}. {2}{3}</option>').format(page.number, lang, title, size)


def bands(stages: Sequence[object]) -> list[tuple[int, int]]:
    """Where to cut a wide table into tables of about the same width."""
    count = math.ceil(len(stages) / STAGES)
    cuts = [round(len(stages) * number / count) for number in range(count + 1)] if count else []
    return list(pairwise(cuts))
