"""`--format github`: workflow commands as GitHub Actions reads them, ten of each level."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from einclusion.model import Finding, Outcome
from einclusion.run import Report
from reports.github import MOST, render
from tests import build
from tests.reports import hostile

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]+),line=1,title=([^,:]*)::(.*)")


class Command(NamedTuple):
    level: str
    file: str
    title: str
    message: str


def _read(report: Report) -> tuple[list[Command], list[str]]:
    """The commands, unescaped as the runner does, and the lines that are none."""
    commands, others = [], []
    for line in render(report, build.rulebook(), Path(), "en").removesuffix("\n").split("\n"):
        found = COMMAND.fullmatch(line)
        if found:
            commands.append(Command(*map(_unescaped, found.groups())))
        else:
            others.append(line)
    return commands, others


def _unescaped(text: str) -> str:
    return re.sub("%(25|0A|0D|3A|2C)", lambda one: unquote(one[0]), text)


def test_each_rule_that_failed_is_one_annotation_at_the_level_of_its_weight() -> None:
    commands, others = _read(build.report())
    assert Counter(one.level for one in commands) == {"error": 5, "warning": 2, "notice": 1}
    label = next(one for one in commands if one.title == "Every field has a label")
    assert label.file == "pages/aanvraag/2"
    assert label.message.splitlines()[:2] == ["The field “Nummerplaat” has no label. (1 place)", "Element: #plate"]
    assert others[0] == "2 questions can only be answered by a person."


def test_what_was_asked_for_and_not_tested_is_an_error() -> None:
    first = _read(build.report())[0][0]
    assert (first.level, first.file, first.title) == ("error", "journeys/apply", "Not tested")
    assert "from step 5: The element was not there" in first.message


def test_what_github_does_not_show_is_counted() -> None:
    findings = [
        Finding(rule=f"rule-{number}", outcome=Outcome.FAILED, subject="page:1", message="failed")
        for number in range(25)
    ]
    commands, others = _read(Report(run=build.run(), findings=findings))
    assert Counter(one.level for one in commands) == {"error": 1, "notice": MOST}
    assert others[0] == "15 more annotations stand only in the other reports: GitHub shows ten of each level."


def test_no_page_ends_a_command_or_begins_one() -> None:
    commands, others = _read(hostile.report())
    assert len(commands) > 5
    assert [line for line in others if "::" in line or "##[" in line or "\r" in line] == []
    assert {one.level for one in commands} == {"error", "warning", "notice"}
