"""`einclusion judge`: judge a stored run anew, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from einclusion import options
from einclusion.commandline.help import Command
from einclusion.gate.verdict import Gate

if TYPE_CHECKING:
    from einclusion.rulebook import Rulebook
    from einclusion.run import Run
    from einclusion.store import RunFolder


@click.command(
    cls=Command,
    examples=(
        "einclusion judge runs/permit-20261122T120000Z",
        "einclusion judge runs/permit-20261122T120000Z --select offline --format json=-",
    ),
)
@options.run_folder
@options.select
@options.packs
@options.formats
@options.baseline
@options.fail_on
@options.history
@options.language
@options.quiet
def command(
    run: Path,
    select: tuple[str, ...],
    packs: tuple[Path, ...],
    formats: tuple[str, ...],
    baseline: Path | None,
    fail_on: str,
    history: Path | None,
    lang: str,
    quiet: bool,
) -> int:
    """Judge the facts of a stored run with the rules at hand, without visiting anything."""
    from einclusion import console, output, rulebook, telling
    from einclusion.gate import baseline as baselines
    from einclusion.store import RunFolder

    folder = RunFolder(run)
    stored = folder.read_run()
    book = rulebook.load([*(Path(pack) for pack in stored.options.packs), *packs])
    reports = output.formats(formats or ("html", "json"))
    known = baselines.given(baseline, book.rules, stored.options.profile)
    with folder.held():
        stored = _judged(folder, stored, book, select)
    terminal = None if quiet else console.people()
    return telling.tell(folder, stored, book, reports, Gate(fail_on), lang, terminal, known, history)


def _judged(folder: RunFolder, stored: Run, book: Rulebook, select: tuple[str, ...]) -> Run:
    import msgspec

    from einclusion.conclude import judge_again
    from einclusion.selection import select as chosen

    if select:
        rules = [rule.id for rule in chosen(book, select, dict(stored.service.settings.rules))]
        stored = msgspec.structs.replace(
            stored, rules=rules, options=msgspec.structs.replace(stored.options, select=list(select))
        )
        folder.write_run(stored)
    judge_again(folder, stored, book)
    return folder.read_run()
