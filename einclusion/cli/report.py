"""`einclusion report`: any format, any language, any later day."""

from __future__ import annotations

from pathlib import Path

import click

from einclusion import options
from einclusion.verdict import Gate
from einclusion.wording import user_language


@click.command(short_help="Write reports of a stored run.")
@options.run_folder
@options.formats("html")
@options.fail_on
@options.language
def command(run: Path, formats: tuple[str, ...], fail_on: str, lang: str | None) -> int:
    """Write reports of a stored run, in any format and language, without a browser.

    Formats are written whatever the exit code, which weighs the run as `audit` does.

    \b
    einclusion report runs/permit-20261122T120000Z --lang fr
    einclusion report runs/permit-20261122T120000Z --format earl=result.json
    """
    from einclusion import console, output, rulebook, telling
    from einclusion.store import RunFolder

    folder = RunFolder(run)
    stored = folder.read_run()
    chosen = output.formats(formats or ("html",))
    book = rulebook.load(Path(pack) for pack in stored.options.packs)
    return telling.tell(folder, stored, book, chosen, Gate(fail_on), user_language(lang), console.people())
