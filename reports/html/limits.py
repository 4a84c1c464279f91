"""How much of a large run the report shows one by one, so that the file stays one that people can open and mail."""

from __future__ import annotations

from collections.abc import Sequence

from einclusion.model import Outcome, Record
from einclusion.summary.asked import Asked
from einclusion.summary.grouping import Block

MOST_CAUSES = 600
"""Causes that the whole report shows one by one."""
MOST_PLACES = 4000
"""Places that the whole report lists."""
MOST_QUESTIONS = 200
"""Questions that the whole report asks: more than anybody answers in a day."""
MOST_OPEN = 12
"""Rules that failed and are shown unfolded; of more, only those to mend first are."""
BEGIN = 15
"""Questions that a panel begins with; the others are folded away."""
_FEWER = (25, 20, 16, 12, 10, 8, 6, 5, 4, 3, 2)


class Limits(Record, frozen=True, kw_only=True):
    """What is shown; the rest is counted, and the JSON has all."""

    causes: int
    """Causes of one rule that are shown one by one."""
    places: int
    """Places of one cause that are listed."""
    questions: int
    """Questions of one rule that are asked."""
    begin: int
    """Rules whose questions are asked before the others are folded away."""
    later: int
    """Questions that are folded away."""
    opened: list[str]
    """Failed rules that are shown unfolded."""
    said: int = 30
    """Answers of people that are shown with one question."""
    channels: int = 8
    """Mentions of one kind of other way that are shown."""


def limits(blocks: Sequence[Block], asked: Sequence[Asked], first: Sequence[Block]) -> Limits:
    """The widest limits within which the whole report stays readable; `first` is what to mend first."""
    asks = [len(row.asks) for row in asked]
    few = next((few for few in _FEWER if sum(min(few, count) for count in asks) <= MOST_QUESTIONS), 1)
    failed = [block for block in blocks if block.outcome is Outcome.FAILED]
    causes = [len(block.causes) for block in failed]
    most = next((most for most in _FEWER if sum(min(most, count) for count in causes) <= MOST_CAUSES), _FEWER[-1])
    places = [len(cause.places) for block in failed for cause in block.causes[:most]]
    listed = (listed for listed in (20, 10, 5) if sum(min(listed, count) for count in places) <= MOST_PLACES)
    shown = [min(few, count) for count in asks]
    begin = next((number for number in range(len(shown)) if sum(shown[:number]) >= BEGIN), len(shown))
    return Limits(
        causes=most,
        places=next(listed, 3),
        questions=few,
        begin=begin,
        later=sum(shown[begin:]),
        opened=[block.rule for block in (failed if len(failed) <= MOST_OPEN else first)],
    )
