"""GitHub Actions annotations: workflow commands for the log of a job, ten of each level, which is what GitHub shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from einclusion.grouping import Cause
from einclusion.model import Outcome, Weight
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.summary import Gap, Summary, summarise
from einclusion.text.safe import clean

from .places import path_of
from .plain import Plain

FILE = "report.github.txt"
"""Name of the file in the run folder; `--format github=-` writes into the log itself."""

MOST = 10
"""Annotations of each level that GitHub shows for a step."""
LEVELS = {Weight.BINDING: "error", Weight.STANDARD: "warning", Weight.ADVICE: "notice"}


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """What was asked for and not tested, then causes of failures, the most pressing first; the rest is counted."""
    told = Plain(report.run, rulebook.rules, language)
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
    ]
    return "\n".join([*shown, *counted, told.say("report.caution")]) + "\n"


def _commands(summary: Summary, told: Plain) -> Iterator[tuple[str, str]]:
    for gap in summary.gaps:
        if gap.problem and gap.problem.asked:
            yield "error", _command("error", _path(gap, told), told.say("report.tally-untested"), [told.gap(gap)])
    for cause in summary.causes:
        if cause.outcome is Outcome.FAILED:
            level = LEVELS[cause.weight]
            path = path_of(cause.places[0].subject, told.pages)
            yield level, _command(level, path, told.title(cause.rule), _lines(cause, told))


def _path(gap: Gap, told: Plain) -> str:
    if gap.journey:
        return path_of(f"journey:{gap.journey}", told.pages)
    return path_of(f"page:{gap.pages[0]}" if gap.pages else "service", told.pages)


def _lines(cause: Cause, told: Plain) -> list[str]:
    place, rule = cause.places[0], told.rules.get(cause.rule)
    selector = told.selector(place)
    return [
        f"{told.told(cause, place)} ({told.say('report.n-places', count=cause.count)})",
        *([told.say("formats.element", selector=selector)] if selector else []),
        *([f"{told.say('report.excluded')}: {told.groups(cause.groups)}"] if cause.groups else []),
        *([f"{told.say('report.fix')}: {told.said(rule.fix)}"] if rule and rule.fix else []),
        f"{told.say('report.rule')}: {clean(cause.rule, 80)}",
    ]


def _command(level: str, path: str, title: str, lines: list[str]) -> str:
    """A workflow command; what it says can neither end it nor begin another."""
    return f"::{level} file={_value(path)},line=1,title={_value(title)}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
