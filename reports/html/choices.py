"""What the selection of findings offers, and how findings are marked for it."""

from __future__ import annotations

from collections.abc import Iterable

from einclusion.model import Impact, Outcome, Record, Weight
from einclusion.summary import Summary
from einclusion.summary.grouping import Cause


class Choices(Record, frozen=True, kw_only=True):
    """Values to choose from: only such as occur, in the order in which people look for them."""

    topics: list[str]
    """Strands of the test."""
    weights: list[str]
    """How strong a requirement is."""
    impacts: list[str]
    """How hard a barrier hits, the hardest first."""
    outcomes: list[str]
    """Failed, or asked of people."""
    pages: set[int]
    """Pages on which anything shows."""
    asked: dict[str, int]
    """Questions that concern each group of people."""


def choices(summary: Summary, most: int) -> Choices:
    """What there is to choose among barriers and questions, of each rule as many as `most`."""
    causes = [*summary.causes, *(ask.cause for row in summary.asked for ask in row.asks)]
    weights, impacts = {cause.weight for cause in causes}, {cause.impact for cause in causes}
    outcomes = {cause.outcome for cause in summary.causes} | ({Outcome.CANT_TELL} if summary.asked else set())
    return Choices(
        topics=sorted({cause.topic for cause in causes}),
        weights=[one for one in Weight if one in weights],
        impacts=[one for one in reversed(Impact) if one in impacts],
        outcomes=[one for one in Outcome if one in outcomes],
        pages={page for cause in causes for page in cause.pages},
        asked={
            group: count
            for group in summary.groups
            if (count := sum(min(most, len(row.asks)) for row in summary.asked if group in row.groups))
        },
    )


def spans(causes: Iterable[Cause]) -> str:
    """Numbers of the pages on which causes show, such as `1-4 7`."""
    runs: list[list[int]] = []
    for number in sorted({page for cause in causes for page in cause.pages}):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in runs)
