"""`einclusion baseline`: accept findings for a time, with an explanation, and keep the list of them true."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from einclusion import options
from einclusion.commandline import complete
from einclusion.commandline.help import Group
from einclusion.commandline.kinds import OneOf, Place
from einclusion.gate.verdict import Code
from einclusion.model import Reason
from einclusion.wording import say

if TYPE_CHECKING:
    from einclusion.model import Accepted, Finding
    from einclusion.rulebook import Rulebook
    from einclusion.run import Run

_LONGEST = 400
_file: Callable[..., Any] = click.option(
    "--baseline",
    "path",
    type=Place(dir_okay=False),
    default=Path("baseline.yaml"),
    show_default=True,
    metavar="FILE",
    shell_complete=complete.files,
)


@click.group(
    cls=Group,
    page="gate",
    examples=(
        "einclusion baseline diff runs/permit-20261122T120000Z",
        "einclusion audit service.yaml --baseline baseline.yaml",
    ),
)
@options.help_language
def command() -> None:
    """Keep the list of accepted findings: comply or explain."""


@command.command(
    page="gate",
    examples=(
        "einclusion baseline accept runs/permit-20261122T120000Z --rule image-alt \\\n"
        '  --reason supplier --text "The map comes from the region." \\\n'
        '  --alternative "The list of streets stands below the map." \\\n'
        '  --owner "Web team" --expires 2027-03-31',
        "einclusion baseline accept runs/permit-20261122T120000Z \\\n"
        "  --fingerprint 0123456789abcdef --reason false-finding \\\n"
        '  --text "The picture is decoration." --owner "Web team" --expires 2027-03-31',
    ),
)
@options.run_folder
@_file
@click.option("--fingerprint", "keys", multiple=True, metavar="KEY")
@click.option("--rule", "rules", multiple=True, metavar="RULE", shell_complete=complete.rules)
@click.option("--all-failed", is_flag=True)
@click.option("--reason", type=OneOf([reason.value for reason in Reason]), metavar="REASON", required=True)
@click.option("--text", default="", metavar="TEXT")
@click.option("--alternative", default="", metavar="TEXT")
@click.option("--owner", default="", metavar="TEXT")
@click.option("--expires", default="", metavar="DATE")
@click.option("--approver", default="", metavar="TEXT")
@options.language
def accept(
    run: Path,
    path: Path,
    keys: tuple[str, ...],
    rules: tuple[str, ...],
    all_failed: bool,
    lang: str,
    **said: str,
) -> None:
    """Accept failed findings of a run."""
    from einclusion.gate import accepting, baseline
    from einclusion.standards import profile

    today = _today()
    stored, findings, book = _stored(run)
    explanation = accepting.Explanation(**{**said, "reason": Reason(said["reason"])})  # type: ignore[arg-type]
    former = baseline.read(path).accepted if path.exists() else []
    failed = accepting.failures(stored, findings)
    chosen = accepting.choose(failed, keys, rules, everything=all_failed)
    accepting.check(explanation, chosen, book.rules, profile(stored.options.profile), today)
    entries, added = accepting.extended(former, chosen, keys, explanation, today)
    baseline.write(path, entries, lang)
    click.echo(say("baseline.added", lang, count=len(added), path=str(path)), err=True)
    if len(added) < len(chosen):
        click.echo(say("baseline.kept", lang, count=len(chosen) - len(added)), err=True)


@command.command(page="gate", examples=("einclusion baseline prune runs/permit-20261122T120000Z",))
@options.run_folder
@_file
@options.language
def prune(run: Path, path: Path, lang: str) -> None:
    """Remove entries whose findings are gone, and those of rules that there are no longer."""
    from einclusion.gate import baseline
    from einclusion.gate.weighing import weigh

    today = _today()
    stored, findings, book = _stored(run)
    entries = baseline.read(path)
    weighed = weigh(entries, stored, findings, today)
    dead = [*weighed.fixed, *(entry for entry in weighed.unseen if entry.rule not in book.rules)]
    gone = {entry.fingerprint for entry in dead}
    if gone:
        baseline.write(path, (entry for entry in entries.accepted if entry.fingerprint not in gone), lang)
    _show(dead, today, lang)
    click.echo(say("baseline.pruned", lang, count=len(gone), path=str(path)), err=True)
    if left := len(weighed.unseen) - len(dead) + len(weighed.fixed):
        click.echo(say("baseline.not-looked", lang, count=left), err=True)


@command.command(page="gate", examples=("einclusion baseline show --baseline baseline.yaml",))
@_file
@options.language
def show(path: Path, lang: str) -> None:
    """Show the accepted findings: those that end first come first."""
    from einclusion.gate import baseline

    entries = sorted(baseline.read(path).accepted, key=lambda entry: (entry.expires, entry.rule, entry.page))
    _show(entries, _today(), lang)
    click.echo(say("baseline.entries", lang, count=len(entries)), err=True)


@command.command(page="gate", examples=("einclusion baseline diff runs/permit-20261122T120000Z",))
@options.run_folder
@_file
@options.language
def diff(run: Path, path: Path, lang: str) -> int:
    """Compare the list with a run: new findings, explanations that are over, findings that are gone."""
    from einclusion.gate import accepting, baseline
    from einclusion.gate.weighing import weigh

    today = _today()
    stored, findings, _ = _stored(run)
    weighed = weigh(baseline.read(path), stored, findings, today)
    known = {*weighed.accepted, *weighed.expired}
    new = [failure for failure in accepting.failures(stored, findings) if failure.fingerprint not in known]
    _head("new", len(new), lang)
    for failure in new:
        spot = failure.spot
        _lines([" · ".join(filter(None, (spot.rule, spot.page, spot.where, failure.fingerprint)))])
    for sort, entries in (
        ("expired", [*weighed.expired.values()]),
        ("fixed", weighed.fixed),
        ("unseen", weighed.unseen),
    ):
        _head(sort, len(entries), lang)
        _show(entries, today, lang)
    _head("accepted", len(weighed.accepted), lang)
    return Code.FINDINGS if new or weighed.expired or weighed.fixed else Code.PASSED


def _stored(path: Path) -> tuple[Run, list[Finding], Rulebook]:
    from einclusion import rulebook
    from einclusion.store import RunFolder

    folder = RunFolder(path)
    run = folder.read_run()
    return run, folder.all_findings(), rulebook.load(Path(pack) for pack in run.options.packs)


def _today() -> date:
    return datetime.now(UTC).date()


def _head(sort: str, count: int, language: str) -> None:
    click.echo(f"{say(f'baseline.sort-{sort}', language)}: {count}")


def _show(entries: Iterable[Accepted], today: date, language: str) -> None:
    from einclusion.gate import accepting

    for entry in entries:
        _lines(accepting.told(entry, today, language))


def _lines(lines: Iterable[str]) -> None:
    from einclusion.text.safe import clean

    for number, line in enumerate(lines):
        click.echo(("    " if number else "  ") + clean(line, _LONGEST))
