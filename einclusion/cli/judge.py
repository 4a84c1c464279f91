"""`einclusion judge`: judge a stored run anew, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from einclusion import options
from einclusion.gate.verdict import Gate
from einclusion.wording import user_language

if TYPE_CHECKING:
    from einclusion.rulebook import Rulebook
    from einclusion.run import Run
    from einclusion.store import RunFolder


@click.command(short_help="Judge a stored run anew.")
@options.run_folder
@options.select
@options.packs
@options.formats("html and json")
@options.baseline
@options.fail_on
@options.history
@options.language
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def command(
    run: Path,
    select: tuple[str, ...],
    packs: tuple[Path, ...],
    formats: tuple[str, ...],
    baseline: Path | None,
    fail_on: str,
    history: Path | None,
    lang: str | None,
    quiet: bool,
) -> int:
    """Judge the facts of a stored run with the rules at hand, without visiting anything.

    Facts that a rule needs and the run did not gather make it untested.

    \b
    einclusion judge runs/permit-20261122T120000Z --select offline
    """
    from einclusion import console, output, rulebook, telling
    from einclusion.gate import baseline as baselines
    from einclusion.store import RunFolder

    folder = RunFolder(run)
    stored = folder.read_run()
    book = rulebook.load([*(Path(pack) for pack in stored.options.packs), *packs])
    reports = output.formats(formats or ("html", "json"))
    language = user_language(lang)
    known = baselines.given(baseline, language, book.rules, stored.options.profile)
    with folder.held():
        stored = _judged(folder, stored, book, select)
    terminal = None if quiet else console.people()
    return telling.tell(folder, stored, book, reports, Gate(fail_on), language, terminal, known, history)


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
