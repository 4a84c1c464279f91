"""`einclusion report`: any format, any language, any later day."""

from __future__ import annotations

from pathlib import Path

import click

from einclusion import options
from einclusion.gate.verdict import Gate
from einclusion.wording import user_language


@click.command(short_help="Write reports of a stored run.")
@options.run_folder
@options.formats("html")
@options.baseline
@options.fail_on
@options.history
@options.language
@options.browser
def command(
    run: Path,
    formats: tuple[str, ...],
    baseline: Path | None,
    fail_on: str,
    history: Path | None,
    lang: str | None,
    browser: str | None,
) -> int:
    """Write reports of a stored run, in any format and language. Only pdf needs a browser.

    Formats are written whatever the exit code, which weighs the run as `audit` does.

    \b
    einclusion report runs/permit-20261122T120000Z --lang fr
    einclusion report runs/permit-20261122T120000Z --format earl=result.json --format pdf
    """
    from einclusion import console, output, rulebook, telling
    from einclusion.browser.find import named
    from einclusion.gate import baseline as baselines
    from einclusion.store import RunFolder

    folder = RunFolder(run)
    stored = folder.read_run()
    chosen = output.formats(formats or ("html",))
    book = rulebook.load(Path(pack) for pack in stored.options.packs)
    language = user_language(lang)
    known = baselines.given(baseline, language, book.rules, stored.options.profile)
    with named(browser):
        return telling.tell(folder, stored, book, chosen, Gate(fail_on), language, console.people(), known, history)
