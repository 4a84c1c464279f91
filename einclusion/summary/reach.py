"""Who is excluded where: groups of people × journey steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

from einclusion.model import Finding, Impact, Outcome, Problem, Record, Rule
from einclusion.run import Run, Walk
from einclusion.scope import Words
from einclusion.summary.grouping import IMPACTS, Cause, Family

Seen = Mapping[str, Mapping[str, Collection[Outcome]]]
"""Outcomes by subject and rule."""


class Stage(Record, frozen=True, kw_only=True):
    """Steps of a journey that share one page state, or what lies outside the journeys."""

    kind: Literal["steps", "journey", "pages", "service"] = "steps"
    """Steps; the journey as a whole; pages outside journeys; the service as a whole."""
    first: int = 0
    """First step, from 1."""
    last: int = 0
    """Last step."""
    says: list[Words] = []
    """The steps' sentences."""
    state: Literal["reached", "stuck", "untested"] = "reached"
    """Whether the walk got there."""
    subjects: list[str] = []
    """What was judged there."""
    pages: list[int] = []
    """Numbers of the page states there."""


class Cell(Record, frozen=True, kw_only=True):
    """One group at one stage."""

    state: Literal["failed", "clear", "partly", "untested"]
    """Failed; nothing found; nothing found in what could be tested; not tested."""
    law: int = 0
    """Causes by law that exclude the group there."""
    beyond: int = 0
    """Causes beyond the law that exclude the group there."""
    questions: int = 0
    """Causes of which only a person can say whether they do."""


class Row(Record, frozen=True, kw_only=True):
    """One group at all stages."""

    group: str
    """Id of the group."""
    cells: list[Cell]
    """One for each stage."""


class Matrix(Record, frozen=True, kw_only=True):
    """One journey, or what lies outside the journeys: who is excluded where."""

    journey: str = ""
    """Name of the journey; empty for what lies outside them."""
    say: Words = ""
    """The task in the citizen's words."""
    state: Literal["end", "stuck", "untested"] = "end"
    """Whether it was walked to its end, got stuck or was broken off."""
    step: int = 0
    """Step at which it got stuck or was broken off."""
    steps: int = 0
    """Number of its steps."""
    problem: Problem | None = None
    """Why it did not get to its end."""
    stages: list[Stage] = []
    """Columns."""
    hit: list[Row] = []
    """Groups that a failed cause excludes somewhere."""
    clear: list[str] = []
    """Groups for whom nothing was found in what was tested."""
    unseen: list[str] = []
    """Groups for whom nothing was tested."""


class Stop(Record, frozen=True, kw_only=True):
    """The first stage of a journey at which people can get stuck."""

    journey: str
    """Name of the journey."""
    say: Words = ""
    """The task in the citizen's words."""
    step: int
    """First step of the stage."""
    step_say: Words = ""
    """The sentence of that step."""
    impact: Impact
    """Hardest impact there."""
    groups: list[str]
    """People who meet a cause with that impact there."""


def seen_by(findings: Iterable[Finding]) -> dict[str, dict[str, set[Outcome]]]:
    """Outcomes by subject and rule."""
    seen: dict[str, dict[str, set[Outcome]]] = {}
    for finding in findings:
        seen.setdefault(finding.subject, {}).setdefault(finding.rule, set()).add(finding.outcome)
    return seen


def state_of(outcomes: Mapping[Any, Collection[Outcome]] | None) -> Literal["clear", "partly", "untested"]:
    """How far a subject was tested, by the outcomes of its rules."""
    gaps = [Outcome.UNTESTED in found for found in (outcomes or {}).values()]
    return "untested" if all(gaps) else "partly" if any(gaps) else "clear"


def matrices(
    run: Run, causes: list[Cause], seen: Seen, rules: Mapping[str, Rule], groups: Iterable[str]
) -> list[Matrix]:
    """One matrix for each journey, then one for what lies outside them, where there is anything."""
    table = _Table(causes, seen, rules, list(groups))
    found = [table.fill(_walked(walk, run, seen)) for walk in run.walks]
    outside = _outside(run, seen)
    return [*found, table.fill(outside)] if outside.stages else found


def stops(tables: Iterable[Matrix], causes: Iterable[Cause]) -> list[Stop]:
    """For each journey, where the first cause of serious or critical impact stands and whom it excludes."""
    hard = [
        c for c in causes if c.outcome is Outcome.FAILED and c.groups and c.impact in (Impact.SERIOUS, Impact.CRITICAL)
    ]
    return [stop for table in tables if table.journey and (stop := _stop(table, hard))]


def _stop(table: Matrix, hard: list[Cause]) -> Stop | None:
    for stage in table.stages:
        here = [cause for cause in hard if stage.kind == "steps" and _shows(cause, stage)]
        if here:
            impact = max((cause.impact for cause in here), key=IMPACTS.index)
            excluded = {group for cause in here if cause.impact is impact for group in cause.groups}
            return Stop(
                journey=table.journey,
                say=table.say,
                step=stage.first,
                step_say=stage.says[0],
                impact=impact,
                groups=[row.group for row in table.hit if row.group in excluded],
            )
    return None


def _walked(walk: Walk, run: Run, seen: Seen) -> Matrix:
    broken = next((number for number, step in enumerate(walk.steps, 1) if step.state != "done"), 0)
    stages = _stages(walk, _states(walk, run))
    whole = f"journey:{walk.journey}"
    if whole in seen:
        stages.append(Stage(kind="journey", subjects=[whole]))
    state = walk.steps[broken - 1].state if broken else "done"
    return Matrix(
        journey=walk.journey,
        say=walk.say or walk.journey,
        state="end" if not broken else "stuck" if state == "failed" else "untested",
        step=broken,
        steps=len(walk.steps),
        problem=walk.steps[broken - 1].problem if broken else None,
        stages=stages,
    )


def _states(walk: Walk, run: Run) -> dict[int, list[int]]:
    states: dict[int, list[int]] = {}
    for page in run.pages:
        if page.journey == walk.journey:
            states.setdefault(page.step, []).append(page.number)
    for number, step in enumerate(walk.steps, 1):
        if step.page is not None and step.page not in states.setdefault(number, []):
            states[number].append(step.page)
    return states


def _stages(walk: Walk, states: Mapping[int, list[int]]) -> list[Stage]:
    """Done steps that changed nothing stand with the step before, as do untested ones; a failed one stands alone."""
    stages: list[list[int]] = []
    for number, step in enumerate(walk.steps, 1):
        before = walk.steps[stages[-1][-1] - 1] if stages else None
        same = before is not None and before.state == step.state and step.state != "failed" and not states.get(number)
        if same:
            stages[-1].append(number)
        else:
            stages.append([number])
    found: list[Stage] = []
    for numbers in stages:
        step = walk.steps[numbers[0] - 1]
        pages = states.get(numbers[0], [])
        if step.state == "failed" and not pages and found:
            pages = found[-1].pages
        found.append(
            Stage(
                first=numbers[0],
                last=numbers[-1],
                says=[walk.steps[number - 1].say or walk.steps[number - 1].action for number in numbers],
                state="reached" if step.state == "done" else "stuck" if step.state == "failed" else "untested",
                subjects=[f"page:{page}" for page in pages],
                pages=pages,
            )
        )
    return found


def _outside(run: Run, seen: Seen) -> Matrix:
    walked = {step.page for walk in run.walks for step in walk.steps}
    pages = [page.number for page in run.pages if not page.journey and page.number not in walked]
    stages = [Stage(kind="pages", subjects=[f"page:{page}" for page in pages], pages=pages)] if pages else []
    if "service" in seen:
        stages.append(Stage(kind="service", subjects=["service"]))
    return Matrix(stages=stages)


def _shows(cause: Cause, stage: Stage) -> bool:
    return any(place.subject in stage.subjects for place in cause.places)


class _Table:
    """Fills cells from causes and from what was seen."""

    def __init__(self, causes: list[Cause], seen: Seen, rules: Mapping[str, Rule], groups: list[str]) -> None:
        self.seen = seen
        self.groups = groups
        self.serves = {rule.id: set(rule.groups) for rule in rules.values()}
        self.at: dict[str, list[Cause]] = {}
        for cause in causes:
            for subject in {place.subject for place in cause.places}:
                self.at.setdefault(subject, []).append(cause)

    def fill(self, matrix: Matrix) -> Matrix:
        here = [self._causes(stage) for stage in matrix.stages]
        rows = [
            Row(
                group=group,
                cells=[self._cell(group, stage, found) for stage, found in zip(matrix.stages, here, strict=True)],
            )
            for group in self.groups
        ]
        states = {row.group: {cell.state for cell in row.cells} for row in rows}
        return Matrix(
            **{
                name: getattr(matrix, name)
                for name in ("journey", "say", "state", "step", "steps", "problem", "stages")
            },
            hit=[row for row in rows if "failed" in states[row.group]],
            clear=[
                group for group in self.groups if states[group] & {"clear", "partly"} and "failed" not in states[group]
            ],
            unseen=[group for group in self.groups if states[group] <= {"untested"}],
        )

    def _causes(self, stage: Stage) -> list[Cause]:
        if stage.state == "untested":
            return []
        return list({id(cause): cause for subject in stage.subjects for cause in self.at.get(subject, [])}.values())

    def _cell(self, group: str, stage: Stage, causes: list[Cause]) -> Cell:
        mine = [cause for cause in causes if group in cause.groups]
        failed = [cause for cause in mine if cause.outcome is Outcome.FAILED]
        law = sum(cause.family is Family.LAW for cause in failed)
        state: Literal["failed", "clear", "partly", "untested"] = "failed" if failed else self._tested(group, stage)
        return Cell(state=state, law=law, beyond=len(failed) - law, questions=len(mine) - len(failed))

    def _tested(self, group: str, stage: Stage) -> Literal["clear", "partly", "untested"]:
        if stage.state == "untested":
            return "untested"
        known = {
            (subject, rule): outcomes
            for subject in stage.subjects
            for rule, outcomes in self.seen.get(subject, {}).items()
            if group in self.serves.get(rule, ())
        }
        state = state_of(known)
        silent = any(subject not in self.seen for subject in stage.subjects)
        return "partly" if silent and state == "clear" else state
