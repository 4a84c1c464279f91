"""`einclusion baseline`: accept findings for a time, with an explanation, and keep the list of them true."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from einclusion import options
from einclusion.gate.verdict import Code
from einclusion.model import Reason
from einclusion.wording import say, user_language

if TYPE_CHECKING:
    from einclusion.model import Accepted, Finding
    from einclusion.rulebook import Rulebook
    from einclusion.run import Run

_LONGEST = 400
_file: Callable[..., Any] = click.option(
    "--baseline",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("baseline.yaml"),
    show_default=True,
    metavar="FILE",
    help="The list of accepted findings.",
)


@click.group(short_help="Accept findings for a time, with an explanation.")
def command() -> None:
    """Keep the list of accepted findings: comply or explain.

    Each has a reason, someone who answers for it, a last day, and what people can do instead. Reports go on
    showing them, and the gate lets them pass until that day.
    """


@command.command()
@options.run_folder
@_file
@click.option("--fingerprint", "keys", multiple=True, metavar="KEY", help="A finding, or a cause with all its places.")
@click.option("--rule", "rules", multiple=True, help="All failed findings of a rule.")
@click.option("--all-failed", is_flag=True, help="All failed findings of the run.")
@click.option("--reason", type=click.Choice([reason.value for reason in Reason]), required=True, help="Why.")
@click.option("--text", default="", help="The explanation, as it may be published.")
@click.option("--alternative", default="", help="What people can do now instead.")
@click.option("--owner", default="", help="Who answers for it.")
@click.option("--expires", default="", metavar="DATE", help="Last day on which it holds, such as 2027-03-31.")
@click.option("--approver", default="", help="Who agreed.")
@options.language
def accept(
    run: Path,
    path: Path,
    keys: tuple[str, ...],
    rules: tuple[str, ...],
    all_failed: bool,
    lang: str | None,
    **said: str,
) -> None:
    """Accept failed findings of a run. What is accepted already stays as it is, unless --fingerprint names it.

    \b
    einclusion baseline accept runs/permit-20261122T120000Z --rule image-alt --reason supplier
      --text "The map comes from the region." --owner "Web team" --expires 2027-03-31
      --alternative "The same list of streets stands below the map."
    """
    from einclusion.gate import accepting, baseline
    from einclusion.standards import profile

    language, today = user_language(lang), _today()
    stored, findings, book = _stored(run)
    explanation = accepting.Explanation(**{**said, "reason": Reason(said["reason"])})  # type: ignore[arg-type]
    former = baseline.read(path, language).accepted if path.exists() else []
    failed = accepting.failures(stored, findings)
    chosen = accepting.choose(failed, keys, rules, language, everything=all_failed)
    accepting.check(explanation, chosen, book.rules, profile(stored.options.profile), today, language)
    entries, added = accepting.extended(former, chosen, keys, explanation, today)
    baseline.write(path, entries, language)
    click.echo(say("baseline.added", language, count=len(added), path=str(path)), err=True)
    if len(added) < len(chosen):
        click.echo(say("baseline.kept", language, count=len(chosen) - len(added)), err=True)


@command.command()
@options.run_folder
@_file
@options.language
def prune(run: Path, path: Path, lang: str | None) -> None:
    """Remove entries whose findings are gone, and those of rules that there are no longer.

    What the run did not look at stays.

    \b
    einclusion baseline prune runs/permit-20261122T120000Z
    """
    from einclusion.gate import baseline
    from einclusion.gate.weighing import weigh

    language, today = user_language(lang), _today()
    stored, findings, book = _stored(run)
    entries = baseline.read(path, language)
    weighed = weigh(entries, stored, findings, today)
    dead = [*weighed.fixed, *(entry for entry in weighed.unseen if entry.rule not in book.rules)]
    gone = {entry.fingerprint for entry in dead}
    if gone:
        baseline.write(path, (entry for entry in entries.accepted if entry.fingerprint not in gone), language)
    _show(dead, today, language)
    click.echo(say("baseline.pruned", language, count=len(gone), path=str(path)), err=True)
    if left := len(weighed.unseen) - len(dead) + len(weighed.fixed):
        click.echo(say("baseline.not-looked", language, count=left), err=True)


@command.command()
@_file
@options.language
def show(path: Path, lang: str | None) -> None:
    """Show the accepted findings: those that end first come first.

    \b
    einclusion baseline show --baseline baseline.yaml
    """
    from einclusion.gate import baseline

    language = user_language(lang)
    entries = sorted(baseline.read(path, language).accepted, key=lambda entry: (entry.expires, entry.rule, entry.page))
    _show(entries, _today(), language)
    click.echo(say("baseline.entries", language, count=len(entries)), err=True)


@command.command()
@options.run_folder
@_file
@options.language
def diff(run: Path, path: Path, lang: str | None) -> int:
    """Compare the list with a run: new findings, explanations that are over, findings that are gone.

    Exit code 1 where the list and the run differ in one of these.

    \b
    einclusion baseline diff runs/permit-20261122T120000Z
    """
    from einclusion.gate import accepting, baseline
    from einclusion.gate.weighing import weigh

    language, today = user_language(lang), _today()
    stored, findings, _ = _stored(run)
    weighed = weigh(baseline.read(path, language), stored, findings, today)
    known = {*weighed.accepted, *weighed.expired}
    new = [failure for failure in accepting.failures(stored, findings) if failure.fingerprint not in known]
    _head("new", len(new), language)
    for failure in new:
        _lines([f"{failure.spot.rule}  {failure.spot.page}  {failure.spot.where}  {failure.fingerprint}"])
    for sort, entries in (
        ("expired", [*weighed.expired.values()]),
        ("fixed", weighed.fixed),
        ("unseen", weighed.unseen),
    ):
        _head(sort, len(entries), language)
        _show(entries, today, language)
    _head("accepted", len(weighed.accepted), language)
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
