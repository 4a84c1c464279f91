"""`einclusion statement`: drafts of an accessibility statement and an e-inclusion statement from a run."""

from __future__ import annotations

from pathlib import Path

import click

from einclusion import options
from einclusion.commandline.help import Command
from einclusion.commandline.kinds import Place
from einclusion.wording import say


@click.command(
    cls=Command,
    page="statement",
    examples=(
        "einclusion statement runs/permit-20261122T120000Z --lang nl",
        "einclusion statement runs/permit-20261122T120000Z --lang fr --out statements",
    ),
)
@options.run_folder
@click.option("--out", type=Place(), metavar="FOLDER")
@options.language
def command(run: Path, out: Path | None, lang: str) -> None:
    """Write drafts of an accessibility statement and an e-inclusion statement."""
    from einclusion import rulebook
    from einclusion.statement.writing import write
    from einclusion.store import RunFolder

    folder = RunFolder(run)
    stored = folder.read_run()
    book = rulebook.load(Path(pack) for pack in stored.options.packs)
    for path in write(folder, stored, book, out or run, lang):
        click.echo(say("statement.written", lang, path=str(path)), err=True)
