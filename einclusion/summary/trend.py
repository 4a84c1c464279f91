"""Runs of a service in the course of time: how many barriers came, lasted and went from each to the next. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from einclusion.gate.compare import Compared, Side, changed, differing
from einclusion.gate.coverage import JUDGED
from einclusion.model import Finding, Outcome, Rule
from einclusion.run import Change, Moment, Report, Standing
from einclusion.summary import Statement
from einclusion.summary.grouping import Family, family_of
from einclusion.summary.levels import averages
from einclusion.text.safe import clean
from einclusion.wording import say

ORDER = ("new", "spread", "fixed", "untested")
"""What became of causes, in the order in which reports tell it."""
Cause = tuple[str, str]


def trend(sides: Iterable[tuple[Path, Side]], rules: Mapping[str, Rule]) -> tuple[list[Moment], list[Change]]:
    """The runs, the oldest first, and what changed from the last but one to the last.

    A barrier is a cause. It lasts where one of its places was a failure in the run before; it is fixed only where
    the later run looked at all of its places and found none.
    """
    moments: list[Moment] = []
    changes: list[Change] = []
    former: Side | None = None
    for folder, side in sides:
        changes = list(_changes(former, side, rules)) if former else []
        moments.append(_moment(folder, former, side, changes, rules))
        former = side
    return moments, sorted(changes, key=lambda change: (ORDER.index(change.state), change.family == "beyond"))


def since(report: Report) -> list[Statement]:
    """What became of the barriers of the run before: in a few words, then for each family with its numbers."""
    if len(report.history) < 2:
        return []
    standings = report.history[-1].standings
    unseen = any(one.unseen for one in standings)
    untested = any(one.untested for one in standings)
    return [
        Statement(key=f"since-{_course(standings)}"),
        *([Statement(key="since-unseen")] if unseen else []),
        *([Statement(key="since-part")] if untested else []),
        *(_numbers(one) for one in standings),
    ]


def in_a_line(report: Report, language: str) -> str:
    """The same in plain text, for the terminal and comments; empty without a run before."""
    said = [say(f"report.{one.key}", language, **one.values) for one in since(report)]
    if not said:
        return ""
    before, now = (clean(one.started, 40) for one in report.history[-2:])
    day = before[:10] if before[:10] != now[:10] else f"{before[:10]} {before[11:16]} UTC"
    return " ".join([say("report.trend-since", language, day=day), *said])


def _course(standings: list[Standing]) -> str:
    """Whether it went better or worse, as far as the two runs can be compared."""
    came = any(one.new > one.unseen or one.spread for one in standings)
    if any(one.fixed for one in standings):
        return "mixed" if came else "better"
    if came:
        return "worse"
    if any(one.lasting for one in standings):
        return "same"
    return "open" if any(one.unseen or one.untested or not one.tested for one in standings) else "none"


def _numbers(one: Standing) -> Statement:
    if not one.tested:
        return Statement(key=f"since-{one.family}-untested")
    counts = {"new": one.new, "fixed": one.fixed, "lasting": one.lasting, "untested": one.untested}
    return Statement(key=f"since-{one.family}", values=dict(counts))


def _moment(folder: Path, former: Side | None, side: Side, changes: list[Change], rules: Mapping[str, Rule]) -> Moment:
    return Moment(
        started=side.run.started,
        folder=folder.name,
        version=side.run.version,
        pages=len(side.run.states),
        differs=differing(former.run, side.run) if former else [],
        standings=[_standing(family, side, changes, rules, first=former is None) for family in Family],
        levels=averages(side.run, side.findings),
    )


def _standing(family: Family, side: Side, changes: list[Change], rules: Mapping[str, Rule], *, first: bool) -> Standing:
    mine = [change for change in changes if change.family == family]

    def count(fits: Callable[[Change], bool]) -> int:
        return sum(fits(change) for change in mine)

    failed = len({cause for cause in _causes(side) if family_of(rules.get(cause[0])) is family})
    new = count(lambda change: change.state == "new")
    return Standing(
        family=family.value,
        failed=failed,
        tested=any(one.outcome in JUDGED and family_of(rules.get(one.rule)) is family for one in side.findings),
        new=new,
        unseen=count(lambda change: change.state == "new" and bool(change.missed)),
        lasting=0 if first else failed - new,
        spread=count(lambda change: change.state == "spread"),
        fixed=count(lambda change: change.state == "fixed"),
        untested=count(lambda change: change.state == "untested"),
    )


def _causes(side: Side) -> dict[Cause, list[Finding]]:
    """The failures of a run by cause, in the order of the run."""
    grouped: dict[Cause, list[Finding]] = {}
    for finding in side.findings:
        if finding.outcome is Outcome.FAILED:
            grouped.setdefault((finding.rule, finding.cause or finding.fingerprint), []).append(finding)
    return grouped


def _changes(old: Side, new: Side, rules: Mapping[str, Rule]) -> Iterator[Change]:
    """What became of the causes of two runs, the gravest first; those that only lasted are left out."""
    found = {one.fingerprint: one for one in changed(old, new, rules)}
    for cause, findings in _gravest(_causes(new), found):
        fresh = [one for one in findings if one.fingerprint in found]
        yield _change("new" if len(fresh) == len(findings) else "spread", cause, fresh, found)
    for cause, findings in _gravest(_causes(old), found):
        unseen = [one for one in findings if one.fingerprint in found and found[one.fingerprint].state == "untested"]
        if all(one.fingerprint in found for one in findings):
            yield _change("untested" if unseen else "fixed", cause, unseen or findings, found)


def _gravest(causes: Mapping[Cause, list[Finding]], found: Mapping[str, Compared]) -> list[tuple[Cause, list[Finding]]]:
    """Causes of which something changed, in the order of the gravest change."""
    rank = {name: number for number, name in enumerate(found)}
    ranks = {cause: min(rank.get(one.fingerprint, len(rank)) for one in same) for cause, same in causes.items()}
    return sorted(((one, causes[one]) for one in causes if ranks[one] < len(rank)), key=lambda item: ranks[item[0]])


def _change(
    state: Literal["new", "spread", "fixed", "untested"],
    cause: Cause,
    findings: list[Finding],
    found: Mapping[str, Compared],
) -> Change:
    first = found[findings[0].fingerprint]
    reasons = {found[one.fingerprint].missed for one in findings}
    return Change(
        state=state,
        family=first.family.value,
        rule=first.rule,
        cause=cause[1],
        message=findings[0].message,
        values=findings[0].values,
        page=first.page,
        where=first.where,
        places=sum(one.count for one in findings),
        missed="" if "" in reasons else first.missed,
    )
