"""`einclusion panel`: bring what people of an inclusion panel answered into a run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from einclusion import options
from einclusion.commandline import complete
from einclusion.commandline.help import Group
from einclusion.commandline.kinds import Place
from einclusion.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from einclusion.answers import Panel
    from einclusion.panel.merging import Merged
    from einclusion.rulebook import Rulebook
    from einclusion.run import Run
    from einclusion.store import RunFolder

_NAME = 120
_MERGE = "einclusion panel merge runs/permit-20261122T120000Z \\\n  answers-river.json answers-oak.json"


@click.group(cls=Group, page="panel", examples=(_MERGE,))
@options.help_language
def command() -> None:
    """Bring the answers of an inclusion panel into a run."""


@command.command(page="panel", examples=(_MERGE,))
@options.run_folder
@click.argument(
    "answers", nargs=-1, required=True, type=Place(dir_okay=False), metavar="FILE...", shell_complete=complete.files
)
@options.language
def merge(run: Path, answers: tuple[Path, ...], lang: str) -> None:
    """Merge files with answers into a run: all of them, or none where one has a mistake."""
    from einclusion.store import RunFolder

    folder = RunFolder(run)
    with folder.held():
        _merge(folder, answers, lang)
    click.echo(say("panel.next", lang, run=str(run)), err=True)


def _merge(folder: RunFolder, answers: tuple[Path, ...], language: str) -> None:
    from datetime import UTC, datetime

    from einclusion import rulebook
    from einclusion.model import Outcome
    from einclusion.panel import merging, reading

    stored, panel = folder.read_run(), folder.read_panel()
    book = rulebook.load(Path(pack) for pack in stored.options.packs)
    known = {one.fingerprint for one in folder.judged() if one.outcome is Outcome.CANT_TELL}
    known |= {name for one in panel.given for name in one.question}
    today = datetime.now(UTC).date()
    read = reading.read_all(answers, stored.id, known, today)
    after, merged = merging.merge(panel, stored.id, read)
    if after.given != panel.given:
        folder.write_panel(after)
    _told(zip(answers, merged, strict=True), language)
    _stand(folder, stored, book, after, language)


@command.command(page="panel", examples=("einclusion panel forget runs/permit-20261122T120000Z river",))
@options.run_folder
@click.argument("person", metavar="PERSON")
@options.language
def forget(run: Path, person: str, lang: str) -> None:
    """Take all answers of a person out of a run, for instance because they ask for it."""
    from einclusion.errors import UsageError
    from einclusion.panel import merging
    from einclusion.store import RunFolder
    from einclusion.text.safe import clean

    folder = RunFolder(run)
    with folder.held():
        folder.read_run()
        panel = folder.read_panel()
        left = merging.without(panel, person)
        if left.given == panel.given:
            people = ", ".join(sorted({clean(one.person, _NAME) for one in panel.given})) or "–"
            raise UsageError("panel.no-such-person", person=person, people=people)
        folder.write_panel(left)
    click.echo(say("panel.forgotten", lang, person=clean(person, _NAME)), err=True)


def _told(merged: Iterable[tuple[Path, Merged]], language: str) -> None:
    """What became of each file."""
    from einclusion.text.safe import clean

    for path, one in merged:
        values = {"file": clean(path.name, _NAME), "person": clean(one.person, _NAME)}
        counts = {"new": one.new, "replaced": one.replaced, "kept": one.kept, "older": one.older}
        for name, count in counts.items():
            if count:
                click.echo(say(f"panel.merged-{name}", language, count=count, **values), err=True)
        if not any(counts.values()):
            click.echo(say("panel.merged-none", language, **values), err=True)


def _stand(folder: RunFolder, run: Run, book: Rulebook, panel: Panel, language: str) -> None:
    """Where the questions of the run stand."""
    from einclusion.summary.asked import asked
    from einclusion.summary.said import by_fingerprint

    rows = asked(folder.all_findings(), run, book.rules, by_fingerprint(panel.given))
    counts = Counter("disagreed" if ask.disagreed else str(ask.outcome) for row in rows for ask in row.asks)
    for name, outcome in (("passed", "passed"), ("failed", "failed"), ("disagreed", "disagreed"), ("open", "cantTell")):
        if counts[outcome]:
            click.echo("  " + say(f"panel.state-{name}", language, count=counts[outcome]), err=True)
