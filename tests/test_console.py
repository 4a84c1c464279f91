"""What people see in a terminal: aligned at every width, words beside colours, commands to see more."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from einclusion.console import Bars, further, people, summary
from einclusion.gate.verdict import Gate, verdict
from einclusion.model import LANGUAGES, Problem
from einclusion.run import Page
from einclusion.summary import summarise
from einclusion.wording import say
from tests import build
from tests.documents import mistake

WIDTHS = pytest.mark.parametrize("width", [40, 80, 200])
EACH = pytest.mark.parametrize("language", LANGUAGES)


def console(width: int = 80, **options: Any) -> Console:
    return Console(file=io.StringIO(), width=width, highlight=False, **options)


def text(shown: Console) -> str:
    assert isinstance(shown.file, io.StringIO)
    return shown.file.getvalue()


def told(width: int, language: str, **options: Any) -> str:
    shown, report = console(width, **options), build.report()
    made = verdict(report.run, report.findings, Gate.NEW)
    seen = summarise(report, build.rulebook())
    summary(shown, report, seen, made, build.rulebook(), language, [Path("runs/a run/report.html")])
    further(shown, Path("runs/a run"), seen, language)
    return text(shown)


class TestSummary:
    @WIDTHS
    @EACH
    def test_it_fits(self, width: int, language: str) -> None:
        lines = told(width, language).splitlines()
        copied = ("einclusion", "runs/", "http")
        wide = [line for line in lines if len(line) > width and not any(word in line for word in copied)]
        assert wide == []
        assert [line for line in lines if line != line.rstrip()] == []

    @EACH
    def test_it_says_each_part(self, language: str) -> None:
        seen = told(200, language)
        for key in ("law", "beyond", "first", "see", "no-conformity", "head-barriers", "head-questions"):
            assert say(f"terminal.{key}", language) in seen

    @EACH
    def test_what_to_mend_is_aligned(self, language: str) -> None:
        lines = told(80, language).splitlines()
        begin = lines.index(say("terminal.first", language)) + 1
        block = lines[begin : lines.index("", begin)]
        impacts = {say(f"terminal.impact-{name}", language) for name in ("critical", "serious", "moderate", "minor")}
        heads = [line for line in block if any(line.startswith(f"  {impact} ") for impact in impacts)]
        assert len(heads) >= 2
        starts = {len(line) - len(line.lstrip()) for line in block if line not in heads and line.startswith("    ")}
        assert len(starts) == 1
        place = starts.pop()
        assert all(line[place] != " " and line[place - 2 : place] == "  " for line in heads)

    def test_the_families_stand_apart(self) -> None:
        rows = [
            line
            for line in told(80, "en").splitlines()
            if re.match(r"(Accessibility by|E-inclusion beyond) .*\d$", line)
        ]
        assert len(rows) == 2
        assert len({len(row) for row in rows}) == 1

    def test_colours_say_nothing_that_words_do_not(self) -> None:
        coloured = told(80, "nl", force_terminal=True, color_system="standard")
        assert "\x1b[31m" in coloured
        assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == told(80, "nl")

    def test_hostile_text_stays_harmless(self) -> None:
        seen = told(80, "en")
        assert "\x1b" not in seen
        assert "\x00" not in seen

    @EACH
    def test_commands_to_see_more_are_true(self, language: str) -> None:
        block = told(80, language).split(say("terminal.see", language) + "\n")[1]
        commands = [line[line.index("einclusion ") :] for line in block.splitlines()]
        assert len(commands) == 3
        for command in commands:
            words = shlex.split(command)[1:]
            assert mistake([word for word in words if word != "--help"], whole="--help" not in words) == "", command
        assert any("'runs/a run'" in command for command in commands)
        assert len({line.index("einclusion ") for line in block.splitlines()}) == 1


def page(number: int, **changes: Any) -> Page:
    return Page(number=number, address=f"https://example.be/{number}", **changes)


class Clock:
    """A clock that tests set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class TestProgress:
    def bars(self, shown: Console, **options: Any) -> tuple[Bars, Clock]:
        clock = Clock()
        return Bars(shown, "en", clock=clock, **options), clock

    def test_a_line_now_and_then_where_there_is_no_terminal(self) -> None:
        shown = console()
        bars, clock = self.bars(shown)
        with bars.shown():
            for number in range(1, 61):
                clock.now = number
                bars.settled(page(number), {}, 60 - number)
        assert text(shown).splitlines() == [
            *(f"{number} pages done, {60 - number} to go." for number in range(10, 60, 10)),
            "60 pages done.",
        ]

    def test_a_short_run_says_nothing_before_its_end(self) -> None:
        shown = console()
        bars, _ = self.bars(shown)
        with bars.shown():
            bars.settled(page(1), {"failed": 1}, 0)
        assert text(shown) == ""

    def test_verbose_is_a_line_for_every_page_with_time_and_problems(self) -> None:
        shown = console()
        bars, clock = self.bars(shown, verbose=True)
        with bars.shown():
            clock.now = 3.4
            bars.settled(page(1), {"failed": 1, "cantTell": 12}, 1)
            clock.now = 75
            bars.settled(page(22, step=3, problems=[Problem(key="no-network")]), {}, 0)
        assert text(shown).splitlines() == [
            "   1  0:03      1 fault   12 questions  https://example.be/1",
            "  22  1:15     0 faults    0 questions  https://example.be/22  step 3",
            "      There is no network connection.",
        ]

    @pytest.mark.parametrize("terminal", [True, False])
    def test_quiet_is_nothing(self, terminal: bool) -> None:
        shown = console(force_terminal=terminal)
        bars, clock = self.bars(shown, quiet=True, verbose=True)
        with bars.shown():
            bars.browser("Chromium", sandboxed=False)
            clock.now = 100
            bars.settled(page(1), {}, 9)
        assert text(shown) == ""

    def test_a_bar_in_a_terminal_leaves_nothing_behind(self) -> None:
        shown = console(force_terminal=True, force_interactive=True)
        bars, _ = self.bars(shown)
        with bars.shown():
            bars.journey("A permit [/x]", 3)
            bars.settled(page(1), {}, 2)
        assert "1/3" in text(shown)
        assert "A permit [/x]" in text(shown)
        assert text(shown).rstrip().endswith("\x1b[2K")

    def test_a_dumb_terminal_gets_lines(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "dumb")
        shown = console(force_terminal=True)
        bars, clock = self.bars(shown)
        with bars.shown():
            clock.now = 11
            bars.settled(page(1), {}, 2)
        assert text(shown) == "1 page done, 2 to go.\n"


def test_words_for_people_go_to_the_error_output() -> None:
    assert people().stderr
