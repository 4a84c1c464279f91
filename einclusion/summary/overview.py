"""Who is excluded from what, in a glance: groups of people × journeys, with how hard it hits them and from where on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from einclusion.model import Impact, Outcome, Record
from einclusion.summary.grouping import IMPACTS, Cause, Family
from einclusion.summary.reach import Matrix

_HARD: dict[Impact, Literal["stop", "hard"]] = {Impact.CRITICAL: "stop", Impact.SERIOUS: "hard"}


class Met(Record, frozen=True, kw_only=True):
    """What one group meets in one journey, or outside the journeys."""

    state: Literal["stop", "hard", "barrier", "clear", "untested"]
    """Can get stuck; has a hard time; meets barriers; nothing found in what was tested; nothing tested."""
    step: int = 0
    """First step at which it is as hard as that; 0 where it is at no step."""
    law: int = 0
    """Causes by law that exclude the group in it."""
    beyond: int = 0
    """Causes beyond the law that exclude the group in it."""


class Overall(Record, frozen=True, kw_only=True):
    """One group in all journeys."""

    group: str
    """Id of the group."""
    met: list[Met]
    """One for each journey, and for what lies outside them."""


Stages = Sequence[tuple[int, list[Cause]]]
"""The failed causes at each stage of a journey, with the stage's first step."""


def overview(tables: Sequence[Matrix], causes: Iterable[Cause], groups: Iterable[str]) -> list[Overall]:
    """The groups that a failed cause excludes anywhere; none where there is no journey to tell apart."""
    if not any(table.journey for table in tables):
        return []
    failed = [cause for cause in causes if cause.outcome is Outcome.FAILED]
    reached = [_stages(table, failed) for table in tables]
    hit = {row.group for table in tables for row in table.hit}
    return [
        Overall(group=group, met=[_met(group, table, stages) for table, stages in zip(tables, reached, strict=True)])
        for group in groups
        if group in hit
    ]


def _stages(table: Matrix, failed: Sequence[Cause]) -> Stages:
    at: dict[str, list[Cause]] = {}
    for cause in failed:
        for subject in {place.subject for place in cause.places}:
            at.setdefault(subject, []).append(cause)
    return [
        (stage.first, [cause for subject in stage.subjects for cause in at.get(subject, [])])
        for stage in table.stages
        if stage.state != "untested"
    ]


def _met(group: str, table: Matrix, stages: Stages) -> Met:
    mine = [(step, cause) for step, causes in stages for cause in causes if group in cause.groups]
    if not mine:
        return Met(state="untested" if group in table.unseen else "clear")
    impact = max((cause.impact for _, cause in mine), key=IMPACTS.index)
    every = {id(cause): cause for _, cause in mine}.values()
    law = sum(cause.family is Family.LAW for cause in every)
    return Met(
        state=_HARD.get(impact, "barrier"),
        step=next(step for step, cause in mine if cause.impact is impact),
        law=law,
        beyond=len(every) - law,
    )
