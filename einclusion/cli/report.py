"""`einclusion report`: any format, any language, any later day."""

from __future__ import annotations

from pathlib import Path

import click

from einclusion import options
from einclusion.commandline.help import Command
from einclusion.gate.verdict import Gate


@click.command(
    cls=Command,
    page="reports",
    examples=(
        "einclusion report runs/permit-20261122T120000Z --lang fr",
        "einclusion report runs/permit-20261122T120000Z --format sarif --format junit",
        "einclusion report runs/permit-20261122T120000Z --format pdf",
    ),
)
@options.run_folder
@options.formats
@options.baseline
@options.fail_on
@options.history
@options.language
@options.browser
@options.quiet
def command(
    run: Path,
    formats: tuple[str, ...],
    baseline: Path | None,
    fail_on: str,
    history: Path | None,
    lang: str,
    browser: str | None,
    quiet: bool,
) -> int:
    """Write reports of a stored run, in any format and language. Only pdf needs a browser."""
    from einclusion import console, output, rulebook, telling
    from einclusion.browser.find import named
    from einclusion.gate import baseline as baselines
    from einclusion.store import RunFolder

    folder = RunFolder(run)
    stored = folder.read_run()
    chosen = output.formats(formats or ("html",))
    book = rulebook.load(Path(pack) for pack in stored.options.packs)
    known = baselines.given(baseline, book.rules, stored.options.profile)
    terminal = None if quiet else console.people()
    with named(browser):
        return telling.tell(folder, stored, book, chosen, Gate(fail_on), lang, terminal, known, history)
