"""Questions that only people can answer: each with everything that one answer holds for, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from einclusion.model import Finding, Outcome, Record, Rule
from einclusion.run import Run
from einclusion.summary.grouping import Cause, cause_of, identity, reached, urgency
from einclusion.summary.said import Panel


class Ask(Record, frozen=True, kw_only=True):
    """One question about one cause, or about one page where pages differ."""

    cause: Cause
    """What it is about, with all places and what people said."""
    fingerprints: list[str]
    """Findings that an answer holds for."""
    outcome: Outcome
    """What answers made of it: still open, all right, or not."""

    @property
    def disagreed(self) -> bool:
        """Whether people answered both yes and no."""
        return {"yes", "no"} <= {said.answer for said in self.cause.said}


class Asked(Record, frozen=True, kw_only=True):
    """The questions of one rule, open ones first."""

    rule: str
    """Id of the rule."""
    topic: str
    """Strand of the test."""
    groups: list[str]
    """People whom it concerns."""
    asks: list[Ask]
    """Its questions."""
    by_page: bool = False
    """Whether it asks the same of each page."""


def of_machines(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """The findings without questions that no rule's check judges and nobody has answered: they say of no testing."""
    people = {rule.id for rule in rules.values() if rule.engine == "person"}
    return [one for one in findings if one.rule not in people or one.outcome is not Outcome.CANT_TELL or one.answers]


def asked(findings: Iterable[Finding], run: Run, rules: Mapping[str, Rule], panel: Panel) -> list[Asked]:
    """Open questions and answered ones by rule: what a machine doubts, then what is for people alone, by page last."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.outcome is Outcome.CANT_TELL or finding.mode == "manual":
            grouped.setdefault((finding.rule, _about(finding, rules.get(finding.rule))), []).append(finding)
    steps = reached(run)
    by_rule: dict[str, list[Ask]] = {}
    for same in grouped.values():
        cause = cause_of(same, rules.get(same[0].rule), steps, panel=panel)
        by_rule.setdefault(cause.rule, []).append(
            Ask(
                cause=cause,
                fingerprints=list(dict.fromkeys(finding.fingerprint for finding in same)),
                outcome=_outcome({finding.outcome for finding in same}),
            )
        )
    rows = [_of_rule(asks, rules.get(name)) for name, asks in by_rule.items()]
    return sorted(rows, key=lambda row: (_of_people(rules.get(row.rule)), row.by_page, _order(row.asks[0])))


def _about(finding: Finding, rule: Rule | None) -> str:
    """What one answer holds for: a cause; of what only people see, each page by itself, since pages differ."""
    return finding.fingerprint if _of_people(rule) else identity(finding)


def _of_people(rule: Rule | None) -> bool:
    return rule is not None and rule.engine == "person"


def _outcome(outcomes: set[Outcome]) -> Outcome:
    if Outcome.CANT_TELL in outcomes:
        return Outcome.CANT_TELL
    return Outcome.FAILED if Outcome.FAILED in outcomes else Outcome.PASSED


def _of_rule(asks: list[Ask], rule: Rule | None) -> Asked:
    ordered = sorted(asks, key=_order)
    first = ordered[0].cause
    by_page = rule is not None and _of_people(rule) and rule.subject == "page"
    return Asked(rule=first.rule, topic=first.topic, groups=first.groups, asks=ordered, by_page=by_page)


def _order(ask: Ask) -> tuple[object, ...]:
    """Open questions first; then as pressing as what is asked about."""
    first = ask.cause.pages[0] if ask.cause.pages else 0
    return ask.outcome is not Outcome.CANT_TELL, *urgency(ask.cause)[:6], ask.cause.rule, first, ask.fingerprints[0]
