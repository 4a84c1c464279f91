"""Progress and summary in the terminal, on stderr; plain where it is no terminal or `NO_COLOR` is set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from einclusion.gate.verdict import Code, Verdict
from einclusion.model import Outcome
from einclusion.rulebook import Rulebook
from einclusion.run import Page, Report
from einclusion.summary import Summary
from einclusion.summary.grouping import Cause, Family
from einclusion.summary.sentences import trouble
from einclusion.summary.trend import in_a_line
from einclusion.text.safe import clean
from einclusion.wording import in_language, say

_FIRST = 7
_ADDRESS = 70
_IMPACT_STYLES = {"critical": "bold red", "serious": "red", "moderate": "yellow", "minor": "dim"}


def people() -> Console:
    """Where words for people go."""
    return Console(stderr=True, highlight=False)


class Bars:
    """Progress of a run: a bar in a terminal, a line per page elsewhere, nothing when quiet."""

    def __init__(self, console: Console, language: str, *, quiet: bool = False, verbose: bool = False) -> None:
        self._console = console
        self._language = language
        self._quiet = quiet
        self._lines = not quiet and (verbose or not console.is_terminal)
        self._verbose = verbose
        self._done = 0
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    @contextmanager
    def shown(self) -> Iterator[Bars]:
        """Show the bar while the block runs."""
        if self._quiet or not self._console.is_terminal:
            yield self
            return
        columns = (
            SpinnerColumn(),
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
            self._console.print(say("terminal.sandbox-off", self._language), style="dim")
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
        if self._lines:
            name = clean(page.title or page.address, _ADDRESS)
            counts = f"{outcomes.get('failed', 0)} {outcomes.get('cantTell', 0)}?"
            waiting = say("terminal.left", self._language, count=left) if left else ""
            problem = "; ".join(trouble(one, self._language) for one in page.problems)
            self._console.print(f"{page.number:>4}  {counts:>8}  {name}  {waiting}  {problem}".rstrip(), markup=False)

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
    written: list[Path],
) -> None:
    """The result in a screen: journeys, counts by family, what to mend first, what was not tested, the gate."""
    run = report.run
    console.print()
    console.print(Text(clean(in_language(run.service.name, language), 200), style="bold"))
    for walk in run.walks:
        done = sum(step.state == "done" for step in walk.steps)
        name = clean(in_language(walk.say, language) or walk.journey, 100)
        key, step = ("journey-end", 0) if done == len(walk.steps) else ("journey-stuck", done + 1)
        console.print(say(f"terminal.{key}", language, journey=name, count=len(walk.steps), step=step), markup=False)
    for tally in told.tallies:
        console.print()
        console.print(say(f"terminal.{'law' if tally.family is Family.LAW else 'beyond'}", language), style="bold")
        counts = {str(outcome): count for outcome, count in tally.rules.items()}
        console.print("  " + say("terminal.tally", language, **{**counts, "failed": tally.causes}))
    _mend(console, told, rulebook, language)
    _untested(console, told, language)
    console.print()
    if line := in_a_line(report, language):
        console.print(line, markup=False)
    _gate(console, made, language)
    console.print(say("terminal.no-conformity", language), style="dim")
    for path in written:
        console.print(say("terminal.written", language, path=str(path)), markup=False, soft_wrap=True)


def _mend(console: Console, told: Summary, rulebook: Rulebook, language: str) -> None:
    failed = [cause for cause in told.causes if cause.outcome is Outcome.FAILED and not cause.accepted]
    if not failed:
        return
    console.print()
    console.print(say("terminal.first", language), style="bold")
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for name in ("impact", "weight", "fault"):
        table.add_column(name, overflow="fold")
    for cause in failed[:_FIRST]:
        table.add_row(
            Text(say(f"terminal.impact-{cause.impact}", language), style=_IMPACT_STYLES[cause.impact]),
            say(f"terminal.weight-{cause.weight}", language),
            _fault(cause, rulebook, language),
        )
    console.print(Padding(table, (0, 0, 0, 2)))
    if len(failed) > _FIRST:
        console.print("  " + say("terminal.more", language, count=len(failed) - _FIRST), style="dim")


def _fault(cause: Cause, rulebook: Rulebook, language: str) -> Text:
    rule = rulebook.rules.get(cause.rule)
    title = rule.title.get(language, cause.rule) if rule else cause.rule
    places = say("terminal.places", language, count=cause.count)
    pages = say("terminal.pages", language, count=len(cause.pages))
    return Text.assemble(title, "  ", (f"{cause.rule} · {places} · {pages}", "dim"))


def _untested(console: Console, told: Summary, language: str) -> None:
    gaps = [gap for gap in told.gaps if gap.problem is not None]
    if not gaps:
        return
    console.print()
    console.print(say("terminal.untested", language), style="bold")
    for gap in gaps[:_FIRST]:
        if gap.problem is not None:
            pages = f" ({say('terminal.pages', language, count=len(gap.pages))})" if gap.pages else ""
            console.print("  " + trouble(gap.problem, language) + pages, markup=False)


def _gate(console: Console, made: Verdict, language: str) -> None:
    for name, count in (("accepted", made.accepted), ("expired", made.expired), ("fixed", made.fixed)):
        if count:
            console.print(say(f"baseline.count-{name}", language, count=count), markup=False)
    if made.failing:
        console.print(say("terminal.gate-closed", language, gate=made.gate, count=made.failing), style="red")
    elif made.code == Code.FINDINGS:
        console.print(say("baseline.gate-fixed", language, gate=made.gate), style="red")
    elif made.code == Code.PASSED:
        console.print(say("terminal.gate-open", language, gate=made.gate), style="green")
    if made.untested:
        console.print(say("terminal.gate-untested", language, count=len(made.untested)), style="yellow")
