"""The picture of a trend: where each bar of one family stands. Sizes are in units of the drawing."""

from __future__ import annotations

from collections.abc import Sequence

from einclusion.model import Record
from einclusion.run import Moment, Standing

SLOT = 42
BAR = 26
TALL = 130
TEXT = 20
"""Height of a line of numbers."""
LEAST = 3
"""Height of a piece that stands for one barrier among very many, so that it is seen."""
UP = ("lasting", "new")
DOWN = ("fixed", "untested")


class Piece(Record, frozen=True, kw_only=True):
    """A part of a bar."""

    kind: str
    """What it counts: `lasting`, `new`, `fixed`, `untested`, or `first` where there is nothing to compare with."""
    y: int
    """Its upper edge."""
    height: int
    """Its height."""


class Bar(Record, frozen=True, kw_only=True):
    """One run: what it found goes up, what became of the barriers before it goes down."""

    number: int
    """Number of the run in the trend, from 1."""
    x: int
    """Its left edge."""
    pieces: list[Piece]
    """Its parts."""
    found: int | None
    """Number over it; none where the family was not tested."""
    top: int
    """Base line of that number."""
    gone: str
    """Number of fixed barriers under it; a question mark where some were not looked for and none is fixed."""
    foot: int
    """Base line of that number."""


class Chart(Record, frozen=True, kw_only=True):
    """The bars of one family."""

    bars: list[Bar]
    """The oldest run first."""
    width: int
    """Width of the drawing."""
    height: int
    """Height of the drawing."""
    line: int
    """Where the line lies that the bars stand on."""
    standings: list[Standing]
    """The numbers that it shows."""


def charts(history: Sequence[Moment]) -> list[Chart]:
    """A chart for each family, all to one scale within it; the two are never added up."""
    families = zip(*(moment.standings for moment in history), strict=True)
    return [_chart(list(standings)) for standings in families]


def _chart(standings: list[Standing]) -> Chart:
    up = max(one.failed for one in standings)
    down = max(one.fixed + one.untested for one in standings)
    unit = TALL / max(up + down, 1)
    line = TEXT + _height(up, unit)
    below = _height(down, unit) + (TEXT if down else 0)
    bars = [_bar(number, one, line, unit) for number, one in enumerate(standings, 1)]
    return Chart(bars=bars, width=SLOT * len(bars), height=line + below + TEXT, line=line, standings=standings)


def _bar(number: int, one: Standing, line: int, unit: float) -> Bar:
    upward = {"first": one.failed} if number == 1 else {kind: getattr(one, kind) for kind in UP}
    pieces: list[Piece] = []
    top = foot = line
    for kind, count in upward.items():
        if height := _height(count, unit):
            top -= height
            pieces.append(Piece(kind=kind, y=top, height=height))
    for kind in DOWN if number > 1 else ():
        if height := _height(getattr(one, kind), unit):
            pieces.append(Piece(kind=kind, y=foot, height=height))
            foot += height
    return Bar(
        number=number,
        x=(number - 1) * SLOT + (SLOT - BAR) // 2,
        pieces=pieces,
        found=one.failed if one.tested else None,
        top=top - 5,
        gone=str(one.fixed or "") or ("?" if one.untested else ""),
        foot=foot + TEXT - 5,
    )


def _height(count: int, unit: float) -> int:
    return max(round(count * unit), LEAST) if count else 0
