"""`einclusion panel`: bring what people of an inclusion panel answered into a run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from einclusion import options
from einclusion.wording import say, user_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from einclusion.answers import Panel
    from einclusion.panel.merging import Merged
    from einclusion.rulebook import Rulebook
    from einclusion.run import Run
    from einclusion.store import RunFolder

_NAME = 120


@click.group(short_help="Bring answers of an inclusion panel into a run.")
def command() -> None:
    """Bring the answers of an inclusion panel into a run.

    People answer the questions in the HTML report and save a file each. Their answers become findings, and stay
    when the run is judged anew.
    """


@command.command()
@options.run_folder
@click.argument("answers", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@options.language
def merge(run: Path, answers: tuple[Path, ...], lang: str | None) -> None:
    """Merge files with answers into a run: all of them, or none where one has a mistake.

    Yes makes a finding passed, no makes it failed; where people disagree or nobody knows, the question stays
    open. Of one person the newest answer counts, and merging a file again changes nothing.

    \b
    einclusion panel merge runs/permit-20261122T120000Z answers-river.json answers-oak.json
    """
    from einclusion.store import RunFolder

    language, folder = user_language(lang), RunFolder(run)
    with folder.held():
        _merge(folder, answers, language)
    click.echo(say("panel.next", language, run=str(run)), err=True)


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
    read = reading.read_all(answers, stored.id, known, today, language)
    after, merged = merging.merge(panel, stored.id, read)
    if after.given != panel.given:
        folder.write_panel(after)
    _told(zip(answers, merged, strict=True), language)
    _stand(folder, stored, book, after, language)


@command.command()
@options.run_folder
@click.argument("person")
@options.language
def forget(run: Path, person: str, lang: str | None) -> None:
    """Take all answers of a PERSON out of a run, for instance because they ask for it.

    Reports that were written before keep them: write these anew.

    \b
    einclusion panel forget runs/permit-20261122T120000Z river
    """
    from einclusion.errors import UsageError
    from einclusion.panel import merging
    from einclusion.store import RunFolder
    from einclusion.text.safe import clean

    language, folder = user_language(lang), RunFolder(run)
    with folder.held():
        folder.read_run()
        panel = folder.read_panel()
        left = merging.without(panel, person)
        if left.given == panel.given:
            people = ", ".join(sorted({clean(one.person, _NAME) for one in panel.given})) or "–"
            raise UsageError(say("panel.no-such-person", language, person=clean(person, _NAME), people=people))
        folder.write_panel(left)
    click.echo(say("panel.forgotten", language, person=clean(person, _NAME)), err=True)


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
