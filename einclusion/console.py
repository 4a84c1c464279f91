"""Progress and summary in the terminal, on stderr; plain where it is no terminal or `NO_COLOR` is set."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from einclusion.gate.verdict import Code, Verdict
from einclusion.model import LANGUAGES, Outcome
from einclusion.rulebook import Rulebook
from einclusion.run import Page, Report, Run
from einclusion.summary import Summary
from einclusion.summary.gaps import Gap
from einclusion.summary.grouping import Cause, Family
from einclusion.summary.sentences import fault, trouble
from einclusion.summary.trend import in_a_line
from einclusion.text.safe import clean
from einclusion.wording import in_language, say

_FIRST = 7
_ADDRESS = 70
_FAULT = 300
_LEAST = 24
"""Columns that a text gets at least beside what leads it."""
_INDENT = 4
_PAUSE = 10.0
"""Seconds between two lines of progress where there is no terminal."""
_IMPACT_STYLES = {"critical": "bold red", "serious": "red", "moderate": "yellow", "minor": "dim"}


def people() -> Console:
    """Where words for people go."""
    return Console(stderr=True, highlight=False)


class Bars:
    """Progress of a run: a bar in a terminal, a line now and then elsewhere, one per page if verbose, none if quiet."""

    def __init__(
        self,
        console: Console,
        language: str,
        *,
        quiet: bool = False,
        verbose: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._console = console
        self._language = language
        self._quiet = quiet
        self._verbose = verbose and not quiet
        self._bar = console.is_terminal and not console.is_dumb_terminal and not quiet
        self._clock = clock
        self._begun = self._told = clock()
        self._done = 0
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    @contextmanager
    def shown(self) -> Iterator[Bars]:
        """Show the bar while the block runs."""
        if not self._bar:
            yield self
            return
        columns = (
            SpinnerColumn("line" if self._console.options.ascii_only else "dots"),
            TextColumn("{task.description}"),
            BarColumn(24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self._console, transient=True) as self._progress:
            self._task = self._progress.add_task(say("terminal.visiting", self._language), total=None)
            yield self

    def browser(self, name: str, sandboxed: bool) -> None:
        """A browser runs."""
        if not sandboxed and not self._quiet:
            _hanging(self._console, Text(say("terminal.sandbox-off", self._language), style="dim"))
        if self._verbose:
            self._console.print(name, style="dim", markup=False)

    def journey(self, name: str, steps: int) -> None:
        """A journey begins."""
        self._describe(name)

    def opening(self, what: str) -> None:
        """An address or step is under way."""
        self._describe(clean(what, _ADDRESS))

    def settled(self, page: Page, outcomes: dict[str, int], left: int) -> None:
        """A page state is stored and judged."""
        self._done += 1
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=self._done, total=self._done + left)
        if self._verbose:
            self._page(page, outcomes)
        elif not self._bar and not self._quiet and self._clock() - self._told >= _PAUSE:
            self._told = self._clock()
            self._console.print(self._so_far(left))

    def _so_far(self, left: int) -> str:
        """How far it is; what is left of a journey is not known while it is walked."""
        if not left:
            return say("terminal.so-far-only", self._language, count=self._done)
        return say("terminal.so-far", self._language, count=self._done, left=left)

    def _page(self, page: Page, outcomes: dict[str, int]) -> None:
        minutes, seconds = divmod(round(self._clock() - self._begun), 60)
        failed = say("terminal.faults", self._language, count=outcomes.get("failed", 0))
        asked = say("terminal.questions", self._language, count=outcomes.get("cantTell", 0))
        step = say("terminal.at-step", self._language, step=page.step) if page.step else ""
        counts = f"{page.number:>4}  {minutes}:{seconds:02}  {failed:>11}  {asked:>13}"
        self._console.print(f"{counts}  {clean(page.address, _ADDRESS)}  {step}".rstrip(), markup=False, soft_wrap=True)
        for problem in page.problems:
            _hanging(self._console, Text(trouble(problem, self._language), style="yellow"), 6)

    def _describe(self, text: str) -> None:
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, description=escape(text))


def summary(
    console: Console,
    report: Report,
    told: Summary,
    made: Verdict,
    rulebook: Rulebook,
    language: str,
    written: Sequence[Path],
) -> None:
    """The result in a screen: journeys, counts by family, what to mend first, what was not tested, the gate."""
    run = report.run
    console.print()
    _hanging(console, Text(clean(in_language(run.service.name, language), 200), style="bold"))
    for walk in run.walks:
        done = sum(step.state == "done" for step in walk.steps)
        name = clean(in_language(walk.say, language) or walk.journey, 100)
        key, step, style = (
            ("journey-end", 0, "green") if done == len(walk.steps) else ("journey-stuck", done + 1, "red")
        )
        said = say(f"terminal.{key}", language, journey=name, count=len(walk.steps), step=step)
        _hanging(console, Text(said, style=style))
    _tallies(console, told, language)
    _mend(console, told, rulebook, language)
    _untested(console, run, told, language)
    console.print()
    if line := in_a_line(report, language):
        _hanging(console, Text(line))
    _gate(console, made, language)
    _hanging(console, Text(say("terminal.no-conformity", language), style="dim"))
    for path in written:
        console.print(say("terminal.written", language, path=str(path)), markup=False, soft_wrap=True)


def further(console: Console, folder: Path, told: Summary, language: str) -> None:
    """Commands that show more of the run."""
    failed = next((cause.rule for cause in told.causes if cause.outcome is Outcome.FAILED and not cause.accepted), "")
    other = next(one for one in LANGUAGES if one != language)
    commands = {"language": ["einclusion", "report", str(folder), "--lang", other]}
    if failed:
        commands["rule"] = ["einclusion", "rules", "show", failed, "--lang", language]
        commands["accept"] = ["einclusion", "baseline", "accept", "--help"]
    labels = {key: say(f"terminal.see-{key}", language) for key in commands}
    wide = max(map(len, labels.values()))
    console.print("\n" + say("terminal.see", language), style="bold")
    for key, command in commands.items():
        console.print(f"  {labels[key]:<{wide}}  {shlex.join(command)}", markup=False, soft_wrap=True)


def _hanging(console: Console, text: Text, indent: int = 0, lead: Text | None = None) -> None:
    """Print the text wrapped at the width, its lines below each other after what leads it."""
    first = Text(" " * indent) if lead is None else lead
    if first.cell_len > console.width - _LEAST:
        if lead is not None:
            lead.rstrip()
            console.print(lead)
        first = Text(" " * _INDENT)
    for line in text.wrap(console, max(console.width - first.cell_len, _LEAST)):
        line.rstrip()
        console.print(first + line, soft_wrap=True)
        first = Text(" " * first.cell_len)


def _tallies(console: Console, told: Summary, language: str) -> None:
    """What was found by each family, apart: a table, or one below the other where it would not fit."""
    heads = [say(f"terminal.head-{name}", language) for name in ("barriers", "questions", "passed", "untested")]
    rows = []
    for tally in told.tallies:
        name = say(f"terminal.{'law' if tally.family is Family.LAW else 'beyond'}", language)
        counts = (tally.causes, *(tally.rules[one] for one in (Outcome.CANT_TELL, Outcome.PASSED, Outcome.UNTESTED)))
        rows.append((Text(name, style="bold"), [str(count) for count in counts]))
    console.print()
    if max(law.cell_len for law, _ in rows) + sum(len(head) + 2 for head in heads) > console.width:
        for law, cells in rows:
            _hanging(console, law)
            _hanging(console, Text(" · ".join(f"{head}: {cell}" for head, cell in zip(heads, cells, strict=True))), 2)
        return
    table = Table(box=None, padding=(0, 0, 0, 2), pad_edge=False, header_style="dim")
    table.add_column("")
    for head in heads:
        table.add_column(head, justify="right")
    for law, cells in rows:
        table.add_row(law, *cells)
    console.print(table)


def _mend(console: Console, told: Summary, rulebook: Rulebook, language: str) -> None:
    if not told.first:
        return
    left = sum(cause.outcome is Outcome.FAILED and not cause.accepted for cause in told.causes)
    console.print("\n" + say("terminal.first", language), style="bold")
    impacts = {one: say(f"terminal.impact-{one}", language) for one in {block.causes[0].impact for block in told.first}}
    weights = {one: say(f"terminal.weight-{one}", language) for one in {block.weight for block in told.first}}
    wide, wider = (max(map(len, words.values())) for words in (impacts, weights))
    for block in told.first:
        impact = block.causes[0].impact
        lead = Text.assemble(
            "  ",
            (f"{impacts[impact]:<{wide}}", _IMPACT_STYLES[impact]),
            f"  {weights[block.weight]:<{wider}}  ",
        )
        _hanging(console, _fault(block.causes[0], rulebook, language), lead=lead)
        places = say("terminal.places", language, count=block.places)
        pages = say("terminal.pages", language, count=len(block.pages))
        where = " · ".join([block.rule, places, *([pages] if block.pages else [])])
        _hanging(console, Text(where, style="dim"), lead.cell_len)
        left -= len(block.causes)
    if left > 0:
        _hanging(console, Text(say("terminal.more", language, count=left), style="dim"), 2)


def _fault(cause: Cause, rulebook: Rulebook, language: str) -> Text:
    place = cause.places[0]
    said = fault(rulebook.rules.get(cause.rule), place.message, place.values, language)
    return Text(clean(said or cause.rule, _FAULT))


def _untested(console: Console, run: Run, told: Summary, language: str) -> None:
    gaps = [gap for gap in told.gaps if gap.problem is not None]
    if not gaps:
        return
    console.print("\n" + say("terminal.untested", language), style="bold")
    before = ""
    for gap in gaps[:_FIRST]:
        where = _where(gap, run, language)
        if where not in ("", before):
            console.print(f"  {where}", markup=False, soft_wrap=True)
        before = where
        _hanging(console, Text(trouble(gap.problem, language), style="dim"), 4 if where else 2)
    if len(gaps) > _FIRST:
        _hanging(console, Text(say("terminal.more-untested", language, count=len(gaps) - _FIRST), style="dim"), 2)


def _where(gap: Gap, run: Run, language: str) -> str:
    if not gap.pages:
        return ""
    if len(gap.pages) > 1:
        return say("terminal.pages", language, count=len(gap.pages))
    return next((clean(page.address, _ADDRESS) for page in run.pages if page.number == gap.pages[0]), "")


def _gate(console: Console, made: Verdict, language: str) -> None:
    for name, count in (("accepted", made.accepted), ("expired", made.expired), ("fixed", made.fixed)):
        if count:
            _hanging(console, Text(say(f"baseline.count-{name}", language, count=count)))
    if made.failing:
        _hanging(console, Text(say("terminal.gate-closed", language, gate=made.gate, count=made.failing), style="red"))
    elif made.code == Code.FINDINGS:
        _hanging(console, Text(say("baseline.gate-fixed", language, gate=made.gate), style="red"))
    elif made.code == Code.PASSED:
        _hanging(console, Text(say("terminal.gate-open", language, gate=made.gate), style="green"))
    if made.untested:
        _hanging(console, Text(say("terminal.gate-untested", language, count=len(made.untested)), style="yellow"))
