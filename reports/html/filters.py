"""What the filters and wide tables of the report need: values that occur, pages to choose, numbers in short."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup

from einclusion.model import Impact, Outcome, Weight
from einclusion.run import Page
from einclusion.summary.grouping import Cause
from einclusion.text.safe import clean

from .shown import Shown

STAGES = 8
"""Columns of a table at most."""
ORDERS: dict[str, list[str]] = {"weight": list(Weight), "impact": list(reversed(Impact)), "outcome": list(Outcome)}


def option(shown: Shown, page: Page) -> Markup:
    """A page to choose in the filter."""
    known = clean(page.title, 1)
    size = f" ({shown.size(page)})" if page.repeats else ""
    title = clean(page.title, 60) if known else shown.words("pages-untitled")
    lang = shown.foreign(page.language) if known else ""
    return Markup('<option value="{0}"{1}>{0}. {2}{3}</option>').format(page.number, lang, title, size)


def used(name: str, causes: Iterable[Cause]) -> list[str]:
    """Values of a field that occur among causes, in the order in which people choose them."""
    occur = {getattr(cause, name) for cause in causes}
    return [value for value in ORDERS[name] if value in occur]


def spans(causes: Iterable[Cause]) -> str:
    """Numbers of the pages on which causes show, such as `1-4 7`."""
    numbers = sorted({page for cause in causes for page in cause.pages})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in runs)


def bands(stages: Sequence[object]) -> list[tuple[int, int]]:
    """Where to cut a wide table into tables of about the same width."""
    count = math.ceil(len(stages) / STAGES)
    cuts = [round(len(stages) * number / count) for number in range(count + 1)] if count else []
    return list(pairwise(cuts))
