"""From a stored run to what people and pipelines get: verdict, reports, summary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from einclusion import console as terminal
from einclusion.errors import Interrupted
from einclusion.gate.verdict import Code, Gate, told, verdict
from einclusion.gate.weighing import weigh
from einclusion.history import history
from einclusion.history import told as left_out
from einclusion.model import Baseline
from einclusion.output import Format, write
from einclusion.rulebook import Rulebook
from einclusion.run import Report, Run
from einclusion.store import RunFolder
from einclusion.summary import summarise
from einclusion.summary.asked import of_machines
from einclusion.wording import say


def tell(
    folder: RunFolder,
    run: Run,
    book: Rulebook,
    formats: Sequence[Format],
    gate: Gate,
    language: str,
    console: Console | None,
    baseline: Baseline | None = None,
    store: Path | None = None,
) -> int:
    """Write the reports whatever the verdict, show the summary where there is a console; the exit code.

    Earlier runs are looked for in `store`, else beside the run. A report that this machine can't make counts like
    something that could not be tested.
    """
    findings = folder.all_findings()
    weighed = weigh(baseline or Baseline(), run, findings, datetime.now(UTC).date())
    made = verdict(run, of_machines(findings, book.rules), gate, weighed)
    past = history(folder, run, findings, book.rules, store)
    report = Report(
        run=run,
        findings=findings,
        verdict=told(made),
        accepted=weighed.accepted,
        expired=weighed.expired,
        fixed=weighed.fixed,
        panel=folder.read_panel().given,
        history=past.moments,
        changes=past.changes,
    )
    try:
        written = write(formats, report, book, folder.path, language)
    except Exception as error:
        if made.code != Code.INTERRUPTED:
            raise
        raise Interrupted(error) from error
    if console is not None:
        if said := left_out(past, store, language):
            console.print(said, markup=False, soft_wrap=True)
        summary = summarise(report, book)
        terminal.summary(console, report, summary, made, book, language, written.paths)
        if made.code == Code.INTERRUPTED:
            console.print(say("terminal.interrupted", language, folder=str(folder.path)), markup=False)
        else:
            terminal.further(console, folder.path, summary, language)
    for name, refusal in written.refused:
        click.echo(f"--format {name}: {refusal.sentence(language)}", err=True)
    return int(Code.UNTESTED if written.refused and made.code == Code.PASSED else made.code)
