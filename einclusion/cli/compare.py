"""`einclusion compare`: which failures are new since an earlier run, which are gone, which last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from einclusion import options
from einclusion.commandline import complete
from einclusion.commandline.help import Command
from einclusion.commandline.kinds import FOLDER, OneOf
from einclusion.gate.verdict import Code
from einclusion.wording import say

if TYPE_CHECKING:
    from rich.console import Console

    from einclusion.gate.compare import Compared, Comparison, Part, Tally

_FIRST = 20
_LASTING = 10
"""Rows of a table in which nothing is new, fixed or untested."""
_WIDE = 160
_LISTED: tuple[Literal["new", "fixed", "untested"], ...] = ("new", "fixed", "untested")
By = Literal["rule", "page", "journey", "viewport"]
_REST: dict[By, str] = {"rule": "total", "page": "total", "journey": "no-journey", "viewport": "every-viewport"}
"""What a row without a name counts."""
_STYLES = {"new": "red", "fixed": "green", "untested": "yellow"}


@click.command(
    cls=Command,
    page="gate",
    examples=(
        "einclusion compare runs/permit-20261101T120000Z \\\n  runs/permit-20261122T120000Z",
        "einclusion compare runs/permit-20261101T120000Z \\\n  runs/permit-20261122T120000Z --format json",
    ),
)
@click.argument("old", type=FOLDER, metavar="OLD", shell_complete=complete.runs)
@click.argument("new", type=FOLDER, metavar="NEW", shell_complete=complete.runs)
@click.option("--format", "output", type=OneOf(["text", "json"]), default="text", show_default=True)
@options.language
def command(old: Path, new: Path, output: str, lang: str) -> int:
    """Tell which failures of the newer run are new, which of the older are fixed, and which last."""
    import msgspec

    from einclusion import rulebook
    from einclusion.gate.compare import compare
    from einclusion.store import RunFolder

    before, after = RunFolder(old), RunFolder(new)
    former, present = before.read_run(), after.read_run()
    book = rulebook.load(dict.fromkeys(Path(pack) for run in (former, present) for pack in run.options.packs))
    made = compare(former, before.all_findings(), present, after.all_findings(), book.rules)
    if output == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(made), indent=2))
    else:
        _text(made, old, new, lang)
    return Code.FINDINGS if made.worse else Code.PASSED


def _text(made: Comparison, old: Path, new: Path, language: str) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    console.print(say("compare.before", language, path=str(old), moment=made.before), markup=False)
    console.print(say("compare.after", language, path=str(new), moment=made.after), markup=False)
    for what in made.differs:
        console.print(say(f"compare.differs-{what}", language), markup=False, style="yellow")
    console.print()
    if not made.findings:
        console.print(say("compare.nothing", language))
        return
    for part in made.parts:
        _part(console, part, language)
    for state in _LISTED:
        _list(console, state, [one for one in made.findings if one.state == state], language)


def _part(console: Console, part: Part, language: str) -> None:
    """The tables of one family; those by journey and window only where there is more than one thing to tell apart."""
    if not part.rules:
        return
    console.print(say(f"report.{part.family}", language), style="bold")
    _counts(console, "rule", [*part.rules, part.total], language)
    _counts(console, "page", part.pages, language)
    if any(tally.name for tally in part.journeys):
        _counts(console, "journey", part.journeys, language)
    if any(tally.name for tally in part.viewports):
        _counts(console, "viewport", part.viewports, language)


def _counts(console: Console, by: By, tallies: list[Tally], language: str) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(say(f"compare.{by}", language), overflow="fold")
    for state in ("new", "fixed", "lasting", "untested"):
        table.add_column(say(f"compare.{state}", language), justify="right")
    steady = [tally for tally in tallies if tally.name and not (tally.new or tally.fixed or tally.untested)]
    left = {id(tally) for tally in steady[_LASTING:]}
    for tally in (one for one in tallies if id(one) not in left):
        name = _place(tally.name, language) if tally.name else say(f"compare.{_REST[by]}", language)
        counts = (tally.new, tally.fixed, tally.lasting, tally.untested)
        table.add_row(Text(name), *(str(count) if count else "–" for count in counts))
    console.print(table)
    if left:
        console.print(" " + say("compare.more", language, count=len(left)) + "\n", style="dim")


def _list(console: Console, state: Literal["new", "fixed", "untested"], found: list[Compared], language: str) -> None:
    from rich.text import Text

    from einclusion.text.safe import clean

    if not found:
        return
    console.print(say(f"compare.head-{state}", language), style=f"bold {_STYLES[state]}")
    for one in found[:_FIRST]:
        weight, impact = say(f"terminal.weight-{one.weight}", language), say(f"terminal.impact-{one.impact}", language)
        line = f"{one.rule}  {_place(one.page, language)}  {clean(one.where, _WIDE)}".rstrip()
        console.print(Text.assemble("  ", line, (f"  {weight}, {impact}{_reason(one, language)}", "dim")))
    if len(found) > _FIRST:
        console.print("  " + say("compare.more", language, count=len(found) - _FIRST), style="dim")
    console.print()


def _reason(one: Compared, language: str) -> str:
    if not one.missed:
        return ""
    reason = say(f"compare.missed-{one.missed}", language)
    return f"; {say('compare.earlier', language, reason=reason) if one.state == 'new' else reason}"


def _place(name: str, language: str) -> str:
    from einclusion.text.safe import clean

    if name == "service":
        return say("compare.service", language)
    journey = name.removeprefix("journey:")
    return say("compare.place-journey", language, name=journey) if journey != name else clean(name, _WIDE)
