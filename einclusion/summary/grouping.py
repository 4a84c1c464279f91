"""Findings with one cause, brought together: 575 faults that are five mistakes are shown as five."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from einclusion.model import Accepted, Element, Finding, Impact, Outcome, Piece, Record, Rule, Value, Weight
from einclusion.run import Run
from einclusion.summary.said import Panel, Said, said_of

Explanations = Mapping[str, tuple[Accepted, bool]]
"""Entries of a baseline by fingerprint, and whether their last day is past."""
LEGAL = ("wcag-", "en-301-549-", "eu-2016-2102-", "eu-2018-1523")
WEIGHTS = list(Weight)
IMPACTS = list(Impact)
SHOWN = (Outcome.FAILED, Outcome.CANT_TELL)


class Family(StrEnum):
    """The two kinds of result that no figure mixes."""

    LAW = "law"
    BEYOND = "beyond"


class Reach(Record, frozen=True, kw_only=True, order=True):
    """A step of a journey, from 1."""

    step: int
    """Number of the step."""
    journey: str
    """Name of the journey."""


class Place(Record, frozen=True, kw_only=True):
    """Where a cause shows."""

    subject: str
    """`page:<number>`, `journey:<name>` or `service`."""
    page: int = 0
    """Number of the page; 0 where it is about a journey or the service."""
    element: Element | None = None
    """The element, where it is about one."""
    message: str = ""
    """Key of the rule page's `messages`."""
    values: dict[str, Value] = {}
    """What the message names."""
    picture: str = ""
    """Picture of the element, relative to the run folder."""
    remedy: list[Piece] = []
    """The element's code with its correction."""
    fingerprint: str = ""
    """Identity between runs."""
    count: int = 1
    """Elements that it stands for: the judge folds very many into one."""
    answers: dict[str, int] = {}
    """How many people answered `yes`, `no` and `unknown`, where people were asked."""


class Explained(Record, frozen=True, kw_only=True):
    """An explanation from the baseline, and how far it reaches."""

    entry: Accepted
    """What it says, as at the first of its places."""
    places: int
    """Places of the cause that it explains."""
    over: bool = False
    """Whether its last day is past."""


class Cause(Record, frozen=True, kw_only=True):
    """One mistake and all places where it shows."""

    rule: str
    """Id of the rule."""
    topic: str
    """Strand of the test."""
    family: Family
    """By law or beyond it."""
    outcome: Outcome
    """Failed, or a question for a person."""
    weight: Weight
    """Strongest weight among its findings."""
    impact: Impact
    """Hardest impact among its findings."""
    groups: list[str]
    """People whom it excludes."""
    places: list[Place]
    """Where it shows, in the order of the run."""
    pages: list[int]
    """Numbers of the pages where it shows."""
    steps: list[Reach]
    """Journey steps where it shows, earliest first."""
    count: int
    """Number of places, folded ones included."""
    fingerprint: str
    """Identity between runs: that of its first place."""
    key: str = ""
    """What names it when it is accepted as a whole."""
    explained: list[Explained] = []
    """Explanations from the baseline, each once."""
    said: list[Said] = []
    """What people answered, where they were asked."""

    @property
    def accepted(self) -> bool:
        """Whether explanations that still hold cover every place."""
        return sum(one.places for one in self.explained if not one.over) >= len(self.places)


class Block(Record, frozen=True, kw_only=True):
    """The causes of one rule with one outcome."""

    rule: str
    """Id of the rule."""
    topic: str
    """Strand of the test."""
    family: Family
    """By law or beyond it."""
    outcome: Outcome
    """Failed, or a question for a person."""
    weight: Weight
    """Strongest weight among its causes."""
    impact: Impact
    """Hardest impact among its causes."""
    groups: list[str]
    """People whom it excludes."""
    causes: list[Cause]
    """Its causes, most pressing first."""
    places: int
    """Number of places of all its causes."""
    pages: list[int]
    """Numbers of the pages where it shows."""


def family_of(rule: Rule | None) -> Family:
    """By law are rules that serve WCAG at level A or AA, EN 301 549 or Directive (EU) 2016/2102; others are beyond."""
    if rule is None or rule.level == "AAA":
        return Family.BEYOND
    return Family.LAW if any(name.startswith(LEGAL) for name in rule.requirements) else Family.BEYOND


def reached(run: Run) -> dict[int, list[Reach]]:
    """Journey steps by the number of the page state that they led to."""
    steps: dict[int, set[Reach]] = {}
    for page in run.pages:
        if page.journey:
            steps.setdefault(page.number, set()).add(Reach(journey=page.journey, step=page.step))
    for walk in run.walks:
        for number, step in enumerate(walk.steps, 1):
            if step.page is not None:
                steps.setdefault(step.page, set()).add(Reach(journey=walk.journey, step=number))
    return {number: sorted(found) for number, found in steps.items()}


def page_number(subject: str) -> int:
    """Number of the page that a finding's subject names; 0 for a journey or the service."""
    kind, _, number = subject.partition(":")
    return int(number) if kind == "page" and number.isascii() and number.isdecimal() and len(number) < 10 else 0


def causes_of(
    findings: Iterable[Finding],
    run: Run,
    rules: Mapping[str, Rule],
    baseline: Explanations | None = None,
    panel: Panel | None = None,
) -> list[Cause]:
    """Failed findings and questions by cause, most pressing first, with what the baseline and people say of them."""
    grouped: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        if finding.outcome in SHOWN:
            grouped.setdefault((finding.rule, finding.outcome, identity(finding)), []).append(finding)
    steps = reached(run)
    causes = (cause_of(same, rules.get(same[0].rule), steps, baseline, panel) for same in grouped.values())
    return sorted(causes, key=urgency)


def identity(finding: Finding) -> str:
    """What findings with one cause share."""
    return finding.cause or finding.fingerprint or f"{finding.subject} {finding.element and finding.element.selector}"


def cause_of(
    findings: list[Finding],
    rule: Rule | None,
    steps: Mapping[int, list[Reach]],
    baseline: Explanations | None = None,
    panel: Panel | None = None,
) -> Cause:
    """Findings as one cause; `steps` are the journey steps by page (`reached`)."""
    places = [_place(finding) for finding in sorted(findings, key=lambda finding: page_number(finding.subject))]
    pages = sorted({place.page for place in places if place.page})
    journeys = {
        Reach(journey=finding.subject[8:], step=1) for finding in findings if finding.subject.startswith("journey:")
    }
    return Cause(
        rule=findings[0].rule,
        topic=rule.topic if rule else "",
        family=family_of(rule),
        outcome=findings[0].outcome,
        weight=min((weight_of(finding, rule) for finding in findings), key=WEIGHTS.index),
        impact=max((impact_of(finding, rule) for finding in findings), key=IMPACTS.index),
        groups=list(rule.groups) if rule else [],
        places=places,
        pages=pages,
        steps=sorted(journeys.union(*(steps.get(page, []) for page in pages))),
        count=sum(place.count for place in places),
        fingerprint=places[0].fingerprint,
        key=findings[0].cause or findings[0].fingerprint,
        explained=_explained(places, baseline or {}),
        said=said_of(dict.fromkeys(place.fingerprint for place in places), panel) if panel else [],
    )


def _explained(places: Iterable[Place], baseline: Explanations) -> list[Explained]:
    """What the baseline says of the places, alike explanations as one."""
    alike: dict[tuple[str, ...], list[tuple[Accepted, bool]]] = {}
    for place in places:
        if place.fingerprint in baseline:
            entry, over = baseline[place.fingerprint]
            said = (entry.reason, entry.text, entry.alternative, entry.owner, entry.approver, entry.expires)
            alike.setdefault(said, []).append((entry, over))
    return [Explained(entry=same[0][0], places=len(same), over=same[0][1]) for same in alike.values()]


def _place(finding: Finding) -> Place:
    return Place(
        subject=finding.subject,
        page=page_number(finding.subject),
        element=finding.element,
        message=finding.message,
        values=finding.values,
        picture=finding.picture,
        remedy=finding.remedy,
        fingerprint=finding.fingerprint,
        count=finding.count,
        answers=finding.answers,
    )


def weight_of(finding: Finding, rule: Rule | None) -> Weight:
    """The finding's weight, else its rule's."""
    return finding.weight or (rule.weight if rule else Weight.ADVICE)


def impact_of(finding: Finding, rule: Rule | None) -> Impact:
    """The finding's impact, else its rule's."""
    return finding.impact or (rule.impact if rule else Impact.MINOR)


def urgency(cause: Cause) -> tuple[int, bool, int, int, int, int, str, str]:
    """Sort key: weight, what stops people, groups, earliest journey step, impact, pages; then names, to stay stable."""
    return (
        WEIGHTS.index(cause.weight),
        cause.impact is not Impact.CRITICAL,
        -len(cause.groups),
        cause.steps[0].step if cause.steps else 10_000,
        -IMPACTS.index(cause.impact),
        -len(cause.pages),
        cause.rule,
        cause.fingerprint,
    )


def blocks_of(causes: Iterable[Cause]) -> list[Block]:
    """Causes by rule and outcome, in the order of each rule's most pressing cause."""
    grouped: dict[tuple[str, str], list[Cause]] = {}
    for cause in causes:
        grouped.setdefault((cause.rule, cause.outcome), []).append(cause)
    return [_block(same) for same in grouped.values()]


def _block(causes: list[Cause]) -> Block:
    first = causes[0]
    return Block(
        rule=first.rule,
        topic=first.topic,
        family=first.family,
        outcome=first.outcome,
        weight=first.weight,
        impact=max((cause.impact for cause in causes), key=IMPACTS.index),
        groups=first.groups,
        causes=causes,
        places=sum(cause.count for cause in causes),
        pages=sorted({page for cause in causes for page in cause.pages}),
    )
