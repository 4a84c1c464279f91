"""GitHub Actions annotations: workflow commands for the log of a job, ten of each level, which is what GitHub shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from einclusion.model import Outcome, Weight
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.summary import Summary, summarise
from einclusion.summary.gaps import Gap
from einclusion.summary.grouping import Block, Cause, Place
from einclusion.text.safe import clean

from .places import path_of
from .plain import Plain

FILE = "report.github.txt"
"""Name of the file in the run folder; `--format github=-` writes into the log itself."""

MOST = 10
"""Annotations of each level that GitHub shows for a step."""
LEVELS = {Weight.BINDING: "error", Weight.STANDARD: "warning", Weight.ADVICE: "notice"}


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """What was asked for and not tested, then each rule that failed, the most pressing first; the rest is counted."""
    told = Plain(report, rulebook.rules, language)
    summary = summarise(report, rulebook)
    lines: dict[str, list[str]] = {}
    for level, line in _commands(summary, told):
        lines.setdefault(level, []).append(line)
    shown = [line for level in ("error", "warning", "notice") for line in lines.get(level, [])[:MOST]]
    left = sum(max(len(same) - MOST, 0) for same in lines.values())
    questions = sum(cause.outcome is Outcome.CANT_TELL for cause in summary.causes)
    counted = [
        *([told.say("formats.annotations-left", count=left)] if left else []),
        *([told.say("formats.questions", count=questions)] if questions else []),
        *told.baseline(),
    ]
    return "\n".join([*shown, *counted, told.say("report.caution")]) + "\n"


def _commands(summary: Summary, told: Plain) -> Iterator[tuple[str, str]]:
    for gap in summary.gaps:
        if gap.problem and gap.problem.asked:
            yield "error", _command("error", _path(gap, told), told.say("report.tally-untested"), [told.gap(gap)])
    for block in summary.blocks:
        places = [(cause, place) for cause in block.causes for place in cause.places if _open(place, told)]
        if block.outcome is Outcome.FAILED and places:
            level = LEVELS[block.weight]
            path = path_of(places[0][1].subject, told.pages)
            yield level, _command(level, path, told.title(block.rule), _lines(block, places, told))


def _open(place: Place, told: Plain) -> bool:
    """Whether no explanation holds for it."""
    return place.fingerprint not in told.report.accepted


def _path(gap: Gap, told: Plain) -> str:
    if gap.journey:
        return path_of(f"journey:{gap.journey}", told.pages)
    return path_of(f"page:{gap.pages[0]}" if gap.pages else "service", told.pages)


def _lines(block: Block, places: list[tuple[Cause, Place]], told: Plain) -> list[str]:
    rule = told.rules.get(block.rule)
    cause, place = places[0]
    count = sum(one.count for _, one in places)
    explained, selector = told.explained(place.fingerprint), told.selector(place)
    return [
        f"{told.told(cause, place)} ({told.say('report.n-places', count=count)})",
        *([told.say("formats.element", selector=selector)] if selector else []),
        *([explained] if explained else []),
        *([told.labelled(told.say("report.excluded"), told.groups(block.groups))] if block.groups else []),
        *([told.labelled(told.say("report.fix"), told.said(rule.fix))] if rule and rule.fix else []),
        *([told.remedy(place.remedy)] if place.remedy else []),
        told.labelled(told.say("report.rule"), clean(block.rule, 80)),
    ]


def _command(level: str, path: str, title: str, lines: list[str]) -> str:
    """A workflow command; what it says can neither end it nor begin another."""
    return f"::{level} file={_value(path)},line=1,title={_value(title)}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
