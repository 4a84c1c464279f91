"""What a stored run says, ready to show: everything that reports need computed is computed here. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from einclusion.model import Accepted, Finding, Impact, Outcome, Record, Rule, Value
from einclusion.rulebook import Rulebook
from einclusion.run import LeftOut, LeftOutFor, Page, Report, Run
from einclusion.scope import Slot, Words
from einclusion.standards import groups
from einclusion.summary.asked import Asked, asked, of_machines
from einclusion.summary.correlation import Link, Need, Served, links, needs_met, served_by
from einclusion.summary.gaps import Gap, gaps_of
from einclusion.summary.grouping import Block, Cause, Family, blocks_of, causes_of, family_of
from einclusion.summary.overview import Overall, overview
from einclusion.summary.reach import Matrix, Seen, Stop, matrices, seen_by, state_of, stops
from einclusion.summary.said import by_fingerprint

FIRST = 8
"""Rules that are named as those to mend first, half of them by law where there are as many."""
WORST = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED, Outcome.INAPPLICABLE)
"""Outcomes from the one that says most about a rule to the one that says least."""


class Tally(Record, frozen=True, kw_only=True):
    """Counts of one family; the two are never added up."""

    family: Family
    """By law or beyond it."""
    rules: dict[Outcome, int]
    """Rules by the worst outcome they had."""
    findings: dict[Outcome, int]
    """Findings by outcome, folded ones counted."""
    causes: int
    """Causes of failures."""
    explained: int = 0
    """Those that the baseline explains wholly."""
    groups: dict[str, int]
    """Causes that exclude each group, most first."""
    judged: bool = False
    """Whether any rule came to an outcome; questions that only people can answer and nobody has are none."""


class Skipped(Record, frozen=True, kw_only=True):
    """Addresses left out for one reason."""

    reason: LeftOutFor
    """Why."""
    addresses: list[str]
    """The addresses."""


class PageRow(Record, frozen=True, kw_only=True):
    """A page state and how many causes show on it."""

    page: Page
    """The page."""
    law: int = 0
    """Failed causes by law."""
    beyond: int = 0
    """Failed causes beyond the law."""
    questions: int = 0
    """Causes of which only a person can say whether they are faults."""
    state: Literal["clear", "partly", "untested"] = "clear"
    """What it means where no cause shows."""


class Statement(Record, frozen=True, kw_only=True):
    """A sentence of the answer, as a key of the reports' words and what fills it in."""

    key: str
    """Key in `words/report.yaml`."""
    values: dict[str, Value] = {}
    """Numbers that it names."""
    words: dict[str, Words] = {}
    """Sentences of the service file that it quotes."""
    groups: list[str] = []
    """People whom it is about, those most concerned first; it names as many as a sentence holds."""


class Summary(Record, frozen=True, kw_only=True):
    """Everything that reports show of a run."""

    answer: list[Statement]
    """Can people use this service, and who can't: a paragraph."""
    journeys: list[list[Statement]]
    """How each journey went and who can get stuck in it: a paragraph each."""
    tallies: list[Tally]
    """Counts by family."""
    matrices: list[Matrix]
    """Groups × journey steps."""
    overview: list[Overall]
    """Groups × journeys; empty where there is no journey."""
    groups: list[str]
    """Groups that a failure or a question is about."""
    first: list[Block]
    """The most pressing failed blocks without what is explained: those by law, then those beyond it."""
    causes: list[Cause]
    """Failures and questions by cause, most pressing first."""
    blocks: list[Block]
    """The same, by rule."""
    gaps: list[Gap]
    """What was not tested."""
    skipped: list[Skipped]
    """What was found and not visited."""
    pages: list[PageRow]
    """What was visited."""
    slots: dict[Slot, list[int]]
    """Pages by the kind of the sample that they stand for; empty where a kind was not found."""
    links: list[Link]
    """Correlation table: requirements and the run's rules."""
    served: list[Served]
    """Correlation table: the run's rules and what they serve."""
    needs: list[Need]
    """Correlation table: the nine user needs and the run's rules."""
    fixed: list[Accepted] = []
    """Explanations of findings that are gone."""
    asked: list[Asked] = []
    """Questions for people, open and answered."""
    verdict: dict[str, object] = {}
    """What the gate made of it."""


def summarise(report: Report, rulebook: Rulebook) -> Summary:
    """Bring a run's findings together for people to read."""
    run, rules = report.run, rulebook.rules
    panel = by_fingerprint(report.panel)
    causes = causes_of(report.findings, run, rules, _explanations(report), panel)
    failed = [cause for cause in causes if cause.outcome is Outcome.FAILED]
    seen = seen_by(of_machines(report.findings, rules))
    tallies = [_tally(family, report.findings, failed, rules) for family in Family]
    tables = matrices(run, causes, seen, rules, groups())
    blocks = blocks_of(causes)
    questions = asked(report.findings, run, rules, panel)
    concerned = [*causes, *(row.asks[0].cause for row in questions)]
    applied = [rules[name] for name in _applied(run, of_machines(report.findings, rules), rules) if name in rules]
    return Summary(
        answer=list(_answer(run, tallies, tables, causes)),
        journeys=list(_journeys(tables, stops(tables, causes))),
        tallies=tallies,
        matrices=tables,
        overview=overview(tables, failed, groups()),
        groups=[group for group in groups() if any(group in cause.groups for cause in concerned)],
        first=_first(blocks_of(cause for cause in failed if not cause.accepted)),
        causes=causes,
        blocks=blocks,
        gaps=gaps_of(run, report.findings),
        skipped=_skipped(run.left_out),
        pages=_pages(run, causes, seen),
        slots={slot: [page.number for page in run.pages if slot in page.slots] for slot in Slot},
        links=links(applied, failed),
        served=served_by(applied, failed),
        needs=needs_met(applied, failed),
        fixed=report.fixed,
        asked=questions,
        verdict=dict(report.verdict),
    )


def _first(blocks: list[Block]) -> list[Block]:
    law, beyond = ([block for block in blocks if block.family is family] for family in Family)
    kept = beyond[: max(FIRST // 2, FIRST - len(law))]
    return [*law[: FIRST - len(kept)], *kept]


def _explanations(report: Report) -> dict[str, tuple[Accepted, bool]]:
    held = {name: (entry, False) for name, entry in report.accepted.items()}
    return held | {name: (entry, True) for name, entry in report.expired.items()}


def _applied(run: Run, findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[str]:
    """Rules that looked; a question for people is one where somebody answered it."""
    checks = [name for name in run.rules if name not in rules or rules[name].engine != "person"]
    return list(dict.fromkeys([*checks, *sorted({finding.rule for finding in findings if finding.rule})]))


def _tally(family: Family, findings: Iterable[Finding], failed: list[Cause], rules: Mapping[str, Rule]) -> Tally:
    counted: dict[Outcome, int] = dict.fromkeys(WORST, 0)
    worst: dict[str, Outcome] = {}
    for finding in findings:
        if family_of(rules.get(finding.rule)) is family:
            counted[finding.outcome] += finding.count
            worst[finding.rule] = min(worst.get(finding.rule, finding.outcome), finding.outcome, key=WORST.index)
    mine = [cause for cause in failed if cause.family is family]
    excluded = {group: sum(group in cause.groups for cause in mine) for group in groups()}
    return Tally(
        family=family,
        rules={outcome: list(worst.values()).count(outcome) for outcome in WORST},
        findings=counted,
        causes=len(mine),
        explained=sum(cause.accepted for cause in mine),
        groups={group: count for group, count in sorted(excluded.items(), key=lambda row: -row[1]) if count},
        judged=any(
            one.outcome is not Outcome.UNTESTED and family_of(rules.get(one.rule)) is family
            for one in of_machines(findings, rules)
        ),
    )


def _answer(run: Run, tallies: list[Tally], tables: list[Matrix], causes: list[Cause]) -> Iterator[Statement]:
    if run.state != "complete":
        yield Statement(key="answer-unfinished")
    if not any(tally.judged for tally in tallies):
        yield Statement(key="answer-nothing")
        return
    failed = [cause for cause in causes if cause.outcome is Outcome.FAILED]
    if any(cause.impact is Impact.CRITICAL for cause in failed):
        yield Statement(key="answer-open-stop")
    elif any(table.state == "stuck" for table in tables):
        yield Statement(key="answer-open-stuck")
    else:
        yield Statement(key="answer-open-hard" if failed else "answer-open-unknown")
    for tally in tallies:
        yield from _barriers(tally)
    if len(failed) < len(causes):
        yield Statement(key="answer-questions")


def _journeys(tables: list[Matrix], stopped: list[Stop]) -> Iterator[list[Statement]]:
    halts = {stop.journey: stop for stop in stopped}
    for table in tables:
        if table.journey:
            yield [_walk(table), *(_halt(halts[table.journey]) if table.journey in halts else [])]


def _walk(table: Matrix) -> Statement:
    said: dict[str, Words] = {"journey": table.say}
    if table.state == "end":
        return Statement(key="answer-end", values={"count": table.steps}, words=said)
    stage = next((stage for stage in table.stages if stage.first <= table.step <= stage.last), None)
    said["say"] = stage.says[table.step - stage.first] if stage else ""
    return Statement(key=f"answer-{table.state}", values={"step": table.step, "steps": table.steps}, words=said)


def _halt(stop: Stop) -> Iterator[Statement]:
    key = "answer-stop" if stop.impact is Impact.CRITICAL else "answer-hard"
    yield Statement(key=key, values={"step": stop.step}, words={"say": stop.step_say})
    yield Statement(key="answer-whom", groups=stop.groups)


def _barriers(tally: Tally) -> Iterator[Statement]:
    if not tally.judged:
        yield Statement(key=f"answer-{tally.family}-untested")
    elif not tally.causes:
        yield Statement(key=f"answer-{tally.family}-none")
    else:
        yield Statement(key=f"answer-{tally.family}", values={"count": tally.causes})
        if tally.groups:
            yield Statement(key="answer-whom", groups=list(tally.groups))


def _skipped(left_out: Iterable[LeftOut]) -> list[Skipped]:
    reasons: dict[LeftOutFor, list[str]] = {}
    for left in left_out:
        reasons.setdefault(left.reason, []).append(left.address)
    return [Skipped(reason=reason, addresses=addresses) for reason, addresses in sorted(reasons.items())]


def _pages(run: Run, causes: Iterable[Cause], seen: Seen) -> list[PageRow]:
    law, beyond, questions = Counter[int](), Counter[int](), Counter[int]()
    for cause in causes:
        asked = cause.outcome is Outcome.CANT_TELL
        (questions if asked else law if cause.family is Family.LAW else beyond).update(cause.pages)
    return [
        PageRow(
            page=page,
            law=law[page.number],
            beyond=beyond[page.number],
            questions=questions[page.number],
            state=state_of(seen.get(f"page:{page.number}")),
        )
        for page in run.pages
    ]
