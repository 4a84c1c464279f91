"""SARIF 2.1.0 for code scanning: rules with help in the language, and a result for each finding that failed or is open.

A web page is no file of the repository, so each result stands at a path made from the address (`places.path_of`). It is
the same on every host, so that an alert of a test environment is the alert of the live site.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from einclusion import __version__
from einclusion.gate.verdict import Code
from einclusion.model import Outcome, Rule, Weight
from einclusion.rulebook import Rulebook
from einclusion.run import Report, Run
from einclusion.summary import Summary, summarise
from einclusion.summary.gaps import Gap
from einclusion.summary.grouping import Cause, Place, family_of
from einclusion.text.safe import ELLIPSIS, clean
from einclusion.wording import in_language

from .marks import code, prose
from .places import identity, path_of
from .plain import Plain, moment

FILE = "report.sarif"
"""Name of the file in the run folder."""

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
RESULTS = 25_000
"""Results of a run that GitHub takes; the most pressing are kept."""
BYTES = 10_000_000
"""Size of the file after gzip that GitHub takes."""
LOCATIONS = 1_000
"""Places of a result or notification."""
TEXT = 1_000
"""Characters of a message."""
HELP = 4_000
TAGS = 20
LEVELS = {Weight.BINDING: "error", Weight.STANDARD: "warning", Weight.ADVICE: "note"}
SEVERITIES = {Weight.BINDING: "error", Weight.STANDARD: "warning", Weight.ADVICE: "recommendation"}

_NUMBERED = re.compile(r"\{(\d+)\}")

Json = dict[str, Any]


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """The log of one run; where it would be too large, the least pressing results are left out and counted."""
    told = Plain(report, rulebook.rules, language)
    summary = summarise(report, rulebook)
    found = _found(summary.causes, told)
    names = list(dict.fromkeys([*report.run.rules, *(cause.rule for places in found for cause, _ in places)]))
    rules = [_rule(name, rulebook.rules.get(name), told) for name in names]
    results = [_result(places, names, told) for places in found[:RESULTS]]
    while True:
        left_out = len(found) - len(results)
        text = _text(_log(report, summary, rules, results, left_out, told))
        if not results or len(text) <= BYTES or len(gzip.compress(text.encode(), 1)) <= BYTES:
            return text
        results = results[: len(results) * 4 // 5]


def _text(log: Json) -> str:
    return msgspec.json.format(msgspec.json.encode(log), indent=1).decode() + "\n"


def _log(report: Report, summary: Summary, rules: list[Json], results: list[Json], left_out: int, told: Plain) -> Json:
    run = report.run
    name = in_language(run.service.name, "en")
    driver = {
        "name": "einclusion",
        "version": run.version or __version__,
        "language": told.language,
        "rules": rules,
    }
    about = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"einclusion/{_slug(name)}/", "description": _message(told.service())},
        "language": told.language,
        "invocations": [_invocation(report, summary.gaps, left_out, told)],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [about]}


def _message(text: str, limit: int = TEXT) -> Json:
    """A message without what SARIF would take for a placeholder or a link."""
    plain = _NUMBERED.sub(r"(\1)", text).replace("](", "] (")
    return {"text": plain if len(plain) <= limit else plain[: limit - 1] + ELLIPSIS}


def _slug(name: str) -> str:
    plain = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in clean(name, 60).lower())
    return "-".join(plain.split()) or "service"


def _rule(name: str, rule: Rule | None, told: Plain) -> Json:
    title = told.title(name)
    shown: Json = {"id": _id(name), "name": _pascal(_id(name)), "shortDescription": _message(title)}
    if rule is None:
        return shown
    reasons = " ".join(filter(None, (told.said(rule.why), told.said(rule.effect))))
    address = next((one.address for one in told.requirements(name) if one.address.startswith("https://")), "")
    return {
        **shown,
        "fullDescription": _message(reasons or title),
        "help": {**_message(_help(rule, told), HELP), "markdown": _markdown_help(rule, told)},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": LEVELS[rule.weight]},
        "properties": {
            "tags": _tags(rule, told),
            "problem.severity": SEVERITIES[rule.weight],
            "impact": rule.impact,
            "groups": rule.groups,
        },
    }


def _id(rule: str) -> str:
    return clean(rule, 80)


def _pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))


def _tags(rule: Rule, told: Plain) -> list[str]:
    """Topic, family, requirements and the clauses of EN 301 549."""
    clauses = [f"en-301-549-{one.clause}" for one in told.requirements(rule.id) if one.clause]
    return list(dict.fromkeys([rule.topic, family_of(rule), *rule.requirements, *clauses]))[:TAGS]


def _parts(rule: Rule, told: Plain) -> list[tuple[str, str]]:
    serves = told.listed(told.requirement(one) for one in told.requirements(rule.id))
    return [
        (told.say("report.why"), told.said(rule.why)),
        (told.say("report.effect"), told.said(rule.effect)),
        (told.say("report.fix"), told.said(rule.fix)),
        (told.say("report.requirement"), serves or told.say("report.requirement-none")),
        (told.say("report.excluded"), told.groups(rule.groups)),
    ]


def _help(rule: Rule, told: Plain) -> str:
    return "\n".join(told.labelled(head, text) for head, text in _parts(rule, told) if text)


def _markdown_help(rule: Rule, told: Plain) -> str:
    marked = Plain(told.report, told.rules, told.language, quote=code, prose=prose)
    return "\n\n".join(f"**{head}**\n{text}" for head, text in _parts(rule, marked) if text)


def _found(causes: Iterable[Cause], told: Plain) -> list[list[tuple[Cause, Place]]]:
    """Places by fingerprint, the most pressing first: states of one page share theirs."""
    found: dict[tuple[str, str, str], list[tuple[Cause, Place]]] = {}
    for cause in causes:
        for place in (place for place in cause.places if not told.unanswered(cause, place)):
            found.setdefault((cause.rule, cause.outcome, identity(cause, place)), []).append((cause, place))
    return list(found.values())


def _result(places: list[tuple[Cause, Place]], names: list[str], told: Plain) -> Json:
    cause, place = places[0]
    review = cause.outcome is Outcome.CANT_TELL
    fingerprint = identity(cause, place)
    return {
        "ruleId": _id(cause.rule),
        "ruleIndex": names.index(cause.rule),
        "kind": "review" if review else "fail",
        "level": "none" if review else LEVELS[cause.weight],
        "message": _message(_said(cause, place, told)),
        "locations": _locations([one for _, one in places], told),
        "partialFingerprints": {"einclusion/v1": fingerprint, "primaryLocationLineHash": f"{fingerprint}:1"},
        "occurrenceCount": sum(one.count for _, one in places),
        "properties": {
            "outcome": cause.outcome,
            "weight": cause.weight,
            "impact": cause.impact,
            "family": cause.family,
            "groups": cause.groups,
            "cause": cause.fingerprint,
            **({"mode": "manual", "answers": place.answers} if place.answers else {}),
        },
        **_known(fingerprint, told),
    }


def _known(fingerprint: str, told: Plain) -> Json:
    """What the baseline says of a finding, where there is one: an explanation that holds suppresses it."""
    report = told.report
    if not (report.accepted or report.expired or report.fixed):
        return {}
    known = fingerprint in report.accepted or fingerprint in report.expired
    state = {"baselineState": "unchanged" if known else "new"}
    if fingerprint not in report.accepted:
        return state
    said = told.explained(fingerprint)[:TEXT]
    return {**state, "suppressions": [{"kind": "external", "status": "accepted", "justification": said}]}


def _said(cause: Cause, place: Place, told: Plain) -> str:
    """The fault, then element and address: code scanning shows neither logical locations nor properties."""
    selector, address = told.selector(place), told.address(place.subject)
    return "\n".join(
        filter(
            None,
            (
                told.told(cause, place),
                selector and told.say("formats.element", selector=selector),
                address and told.say("formats.address", address=address),
                told.remedy(place.remedy),
            ),
        )
    )


def _locations(places: Iterable[Place], told: Plain) -> list[Json]:
    distinct = {(path_of(place.subject, told.pages), told.selector(place)): place for place in places}
    return [_location(path, selector) for path, selector in list(distinct)[:LOCATIONS]]


def _location(path: str, selector: str = "") -> Json:
    physical = {"artifactLocation": {"uri": path}, "region": {"startLine": 1, "startColumn": 1}}
    logical = [{"fullyQualifiedName": selector, "kind": "element"}] if selector else []
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}


def _invocation(report: Report, gaps: Iterable[Gap], left_out: int, told: Plain) -> Json:
    run, exit_code = report.run, report.verdict.get("code")
    good = run.state == "complete" and exit_code in (None, Code.PASSED, Code.FINDINGS)
    notes = [_notification(gap, told) for gap in gaps]
    if left_out:
        said = told.say("formats.left-out", count=left_out)
        notes.insert(0, {"descriptor": {"id": "left-out"}, "level": "warning", "message": _message(said)})
    return {
        "executionSuccessful": good,
        **({"exitCode": exit_code} if isinstance(exit_code, int) else {}),
        **_times(run),
        "toolExecutionNotifications": notes,
    }


def _times(run: Run) -> Mapping[str, str]:
    stamps = {"startTimeUtc": moment(run.started), "endTimeUtc": moment(run.ended)}
    return {name: f"{stamp:%Y-%m-%dT%H:%M:%S}Z" for name, stamp in stamps.items() if stamp}


def _notification(gap: Gap, told: Plain) -> Json:
    asked = bool(gap.problem and gap.problem.asked)
    subjects = [f"journey:{gap.journey}"] if gap.journey else [f"page:{page}" for page in gap.pages]
    paths = list(dict.fromkeys(path_of(subject, told.pages) for subject in subjects))
    return {
        "descriptor": {"id": clean(gap.problem.key, 60) if gap.problem else "untested"},
        "level": "error" if asked else "note",
        "message": _message(told.say("formats.untested", why=told.gap(gap))),
        "locations": [_location(path) for path in paths[:LOCATIONS]],
        "properties": {"rules": gap.rules},
    }
