"""Accepting findings of a run: which ones, with what explanation, and what the list looks like afterwards. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import msgspec

from einclusion.errors import UsageError, UsageErrors
from einclusion.gate.baseline import day, refused
from einclusion.gate.coverage import Coverage, Spot, simplest
from einclusion.gate.weighing import over
from einclusion.model import Accepted, Finding, Outcome, Reason, Record, Rule
from einclusion.run import Run
from einclusion.servicefile.places import nearest
from einclusion.standards import Profile
from einclusion.wording import in_language, say


class Explanation(Record, frozen=True, kw_only=True):
    """What is said of all findings that are accepted in one go."""

    reason: Reason
    """Why they are not mended now."""
    text: str
    """The explanation."""
    alternative: str
    """What people can do now instead."""
    owner: str
    """Who answers for it."""
    expires: str
    """Last day on which it holds."""
    approver: str
    """Who agreed."""


class Failure(Record, frozen=True, kw_only=True):
    """Failed findings with one fingerprint."""

    fingerprint: str
    """Their identity."""
    causes: list[str]
    """Causes that they belong to."""
    spot: Spot
    """Where another run finds them most easily."""


def failures(run: Run, findings: Iterable[Finding]) -> list[Failure]:
    """The failed findings of a run, each fingerprint once."""
    listed = list(findings)
    coverage = Coverage(run, listed)
    same: dict[str, list[Finding]] = {}
    for finding in listed:
        if finding.outcome is Outcome.FAILED:
            same.setdefault(finding.fingerprint, []).append(finding)
    return [
        Failure(
            fingerprint=name,
            causes=sorted({finding.cause for finding in found}),
            spot=simplest(coverage.spot(finding) for finding in found),
        )
        for name, found in same.items()
    ]


def choose(
    failed: Sequence[Failure], keys: Collection[str], rules: Collection[str], *, everything: bool
) -> list[Failure]:
    """Failures with these fingerprints or causes, of these rules, or all. Raises UsageError for one that is none."""
    if not (keys or rules or everything):
        raise UsageError("baseline.choose")
    names = {name for failure in failed for name in (failure.fingerprint, *failure.causes)}
    failing = {failure.spot.rule for failure in failed}
    wrong = [UsageError("baseline.no-finding", name=key) for key in keys if key not in names]
    wrong += [
        UsageError("baseline.no-failure", near=nearest(rule, failing), name=rule)
        for rule in rules
        if rule not in failing
    ]
    if wrong:
        raise UsageErrors(wrong)
    return [
        failure
        for failure in failed
        if everything or failure.spot.rule in rules or not {failure.fingerprint, *failure.causes}.isdisjoint(keys)
    ]


def check(said: Explanation, chosen: Iterable[Failure], rules: Mapping[str, Rule], law: Profile, today: date) -> None:
    """Raises UsageError where the explanation is none, or is not one for all that is chosen."""
    needed = ("text", "owner", "expires")
    wrong = [UsageError("baseline.unfit", option=name) for name in needed if not getattr(said, name).strip()]
    last = day(said.expires)
    if last is None and said.expires.strip():
        wrong.append(UsageError("baseline.no-day", name=said.expires))
    elif last and last < today:
        wrong.append(UsageError("baseline.past", name=said.expires))
    if said.reason is not Reason.FALSE_FINDING and not said.alternative.strip():
        wrong.append(UsageError("baseline.without"))
    wrong += [
        UsageError("baseline.refused", name=said.reason, rule=rule, law=partial(in_language, law.name))
        for rule in sorted({failure.spot.rule for failure in chosen})
        if refused(said.reason, rules.get(rule), law)
    ]
    if wrong:
        raise UsageErrors(wrong)


def extended(
    former: Iterable[Accepted], chosen: Iterable[Failure], keys: Collection[str], said: Explanation, today: date
) -> tuple[list[Accepted], list[Accepted]]:
    """The list with the explanation added, and the entries that are new in it.

    An entry that still holds stays as it is, unless its finding was named by a key.
    """
    entries = {entry.fingerprint: entry for entry in former}
    added = []
    for failure in chosen:
        present = entries.get(failure.fingerprint)
        named = not {failure.fingerprint, *failure.causes}.isdisjoint(keys)
        if present is None or named or over(present, today):
            entries[failure.fingerprint] = _entry(failure, said, today)
            added.append(entries[failure.fingerprint])
    return list(entries.values()), added


def _entry(failure: Failure, said: Explanation, today: date) -> Accepted:
    fields = {**msgspec.structs.asdict(failure.spot), **msgspec.structs.asdict(said)}
    return Accepted(fingerprint=failure.fingerprint, date=today.isoformat(), **fields)


def told(entry: Accepted, today: date, language: str) -> Iterator[str]:
    """An entry in lines for people; what pages wrote in it is not yet made harmless."""
    where = say("baseline.place-service", language) if entry.page == "service" else entry.page
    yield " · ".join(filter(None, (entry.rule, where, entry.where)))
    reason = say(f"baseline.reason-{entry.reason}", language)
    yield f"{reason}: {entry.text}"
    if entry.alternative:
        yield say("baseline.instead", language, text=entry.alternative)
    key = "ended" if over(entry, today) else "until"
    people = " / ".join(filter(None, (entry.owner, entry.approver)))
    yield f"{say(f'baseline.{key}', language, day=entry.expires)}, {people} · {entry.fingerprint}"
