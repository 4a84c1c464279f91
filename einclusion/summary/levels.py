"""Reading levels of a run: of each page, of each step of a journey, on average. Pure.

They are taken from findings, which carry them whether the page keeps to the limit or not, and never measured anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Annotated, Literal

import msgspec

from einclusion.data import own
from einclusion.model import Finding, Outcome, Record
from einclusion.readability.level import cefr
from einclusion.run import Moment, Page, Run, Walk
from einclusion.scope import Words
from einclusion.summary.grouping import page_number
from einclusion.summary.sentences import shown

MEASURE = "text-level"
"""What findings name as `measure` that carry the level of a text."""
MOST = 60
"""Pages that are listed."""


class _Told(msgspec.Struct):
    """What a finding must carry; a stored run may hold anything."""

    score: Annotated[float, msgspec.Meta(ge=1, le=6)]
    words: Annotated[int, msgspec.Meta(ge=1)]
    language: Literal["nl", "fr", "de", "en"]
    band: Annotated[str, msgspec.Meta(pattern="^[ABC][12](–[ABC][12])?$")]


class Reading(Record, frozen=True, kw_only=True):
    """How hard one page is to read, in one of its languages."""

    page: Page
    """The page."""
    language: str
    """Two-letter code."""
    level: str
    """A1 to C2."""
    band: str
    """Levels that the band of doubt reaches over, such as `B1–B2`."""
    score: float
    """The level from 1 to 6."""
    words: int
    """Words of running text."""
    minutes: int
    """Minutes that practised readers take, at least 1."""
    outcome: Outcome
    """Whether it keeps to the limit."""


class Step(Record, frozen=True, kw_only=True):
    """A step of a journey."""

    number: int
    """Its place, from 1."""
    say: Words
    """Its sentence."""
    reading: Reading
    """How hard the page is to read that it led to."""


class Way(Record, frozen=True, kw_only=True):
    """A journey whose steps have levels."""

    journey: str
    """Its name."""
    steps: list[Step]
    """Those steps that led to a text long enough."""


class Levels(Record, frozen=True, kw_only=True):
    """What reports show of reading levels."""

    pages: list[Reading] = []
    """Pages, the hardest first; states of journeys where the page was met in no other way."""
    more: int = 0
    """Pages beyond those listed."""
    ways: list[Way] = []
    """Journeys."""


def levels(run: Run, findings: Iterable[Finding]) -> Levels:
    """The reading levels that the findings of a run carry."""
    found = list(_readings(run, findings))
    pages = sorted(_once(found), key=lambda one: (-one.score, one.page.number))
    ways = [Way(journey=walk.journey, steps=list(_steps(walk, found))) for walk in run.walks]
    return Levels(pages=pages[:MOST], more=len(pages[MOST:]), ways=[way for way in ways if way.steps])


def course(history: Sequence[Moment], language: str) -> tuple[list[str], list[list[str]]]:
    """The languages that several runs have a level for, and for each run the level of each; empty where none."""
    known = sorted({code for moment in history for code in moment.levels})
    codes = [code for code in known if sum(code in moment.levels for moment in history) > 1]
    return codes, [[_named(moment.levels.get(code), language) for code in codes] for moment in history]


def _named(score: float | None, language: str) -> str:
    return f"{cefr(score)} ({shown(round(score, 1), language)})" if score is not None else ""


def averages(run: Run, findings: Iterable[Finding]) -> dict[str, float]:
    """The level of all texts of a language together, each word counting once."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for one in _once(_readings(run, findings)):
        sums[one.language][0] += one.score * one.words
        sums[one.language][1] += one.words
    return {language: round(total / words, 2) for language, (total, words) in sorted(sums.items())}


def _once(found: Iterable[Reading]) -> Iterable[Reading]:
    """Each text once, wherever it was met; outside journeys rather than in one."""
    texts: dict[tuple[str, str, int], Reading] = {}
    for one in sorted(found, key=lambda one: bool(one.page.journey)):
        texts.setdefault(_text(one), one)
    return texts.values()


def _text(one: Reading) -> tuple[str, str, int]:
    return one.page.final_address or one.page.address, one.language, one.words


def _readings(run: Run, findings: Iterable[Finding]) -> Iterator[Reading]:
    pages = {page.number: page for page in run.states}
    for finding in findings:
        page = pages.get(page_number(finding.subject))
        if page is None or finding.values.get("measure") != MEASURE:
            continue
        try:
            told = msgspec.convert(finding.values, _Told)
        except msgspec.ValidationError:
            continue
        yield Reading(
            page=page,
            language=told.language,
            level=cefr(told.score),
            band=told.band,
            score=told.score,
            words=told.words,
            minutes=minutes(told.words, told.language),
            outcome=finding.outcome,
        )


def minutes(words: int, language: str) -> int:
    """Minutes that practised readers of a language are taken to need for so many words, at least 1."""
    speeds: dict[str, int] = own("readability/speed.yaml")["words"]
    return max(1, ceil(words / speeds.get(language, min(speeds.values()))))


def _steps(walk: Walk, found: Sequence[Reading]) -> Iterator[Step]:
    last: tuple[str, str, int] | None = None
    for one in sorted(found, key=lambda one: (one.page.step, one.page.number)):
        if one.page.journey != walk.journey or not 0 < one.page.step <= len(walk.steps):
            continue
        if _text(one) != last:
            yield Step(number=one.page.step, say=walk.steps[one.page.step - 1].say, reading=one)
        last = _text(one)
