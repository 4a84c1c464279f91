"""Two runs side by side: new, fixed, lasting, and never fixed where the later run did not look."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from rich.console import Console

from einclusion.cli import group
from einclusion.cli.compare import _counts
from einclusion.gate.compare import Comparison, Part, Tally, compare
from einclusion.model import LANGUAGES
from einclusion.schemas import schema
from einclusion.store import RunFolder
from einclusion.wording import say
from tests import stored
from tests.stored import ADVICE, BARE, FAULTY, RULE

OTHER = FAULTY.replace('"/b.png"', '"/c.png"')


Numbers = tuple[int, int, int, int]


def compared(old: Path, new: Path) -> Comparison:
    before, after = RunFolder(old), RunFolder(new)
    rules = stored.book(new).rules
    return compare(before.read_run(), before.all_findings(), after.read_run(), after.all_findings(), rules)


def whole(made: Comparison, tallies: Callable[[Part], Iterable[Tally]] = lambda part: [part.total]) -> Numbers:
    """New, fixed, lasting and untested of both families, added up for the test alone."""
    every = [numbers(tally) for part in made.parts for tally in tallies(part)]
    return tuple(map(sum, zip(*every, strict=True)))  # type: ignore[return-value]


def numbers(tally: Tally) -> Numbers:
    return tally.new, tally.fixed, tally.lasting, tally.untested


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return stored.run(tmp_path / "old", {"/": BARE, "/nl/kaart": FAULTY})


@pytest.mark.parametrize(
    ("pages", "rules", "total", "worse"),
    [
        ({"/": BARE, "/nl/kaart": FAULTY}, (RULE, ADVICE), (0, 0, 3, 0), False),
        ({"/": BARE, "/nl/kaart": BARE}, (RULE, ADVICE), (0, 3, 0, 0), False),
        ({"/": BARE, "/nl/kaart": OTHER}, (RULE, ADVICE), (1, 1, 2, 0), True),
        ({"/": FAULTY, "/nl/kaart": FAULTY}, (RULE, ADVICE), (3, 0, 3, 0), True),
        ({"/": BARE}, (RULE, ADVICE), (0, 0, 0, 3), False),
        ({"/": BARE, "/nl/contact": FAULTY}, (RULE, ADVICE), (3, 0, 0, 3), True),
        ({"/": BARE, "/nl/kaart": BARE}, (ADVICE,), (0, 1, 0, 2), False),
        ({"/": BARE, "/nl/kaart": FAULTY + "<h2></h2>"}, (RULE, ADVICE), (1, 0, 3, 0), False),
        ({"/": BARE, "/fr/kaart": FAULTY}, (RULE, ADVICE), (0, 0, 3, 0), False),
        ({}, (RULE, ADVICE), (0, 0, 0, 3), False),
    ],
)
def test_states(
    old: Path,
    tmp_path: Path,
    pages: dict[str, str],
    rules: tuple[str, ...],
    total: tuple[int, int, int, int],
    worse: bool,
) -> None:
    made = compared(old, stored.run(tmp_path / "new", pages, rules))
    assert (whole(made), made.worse) == (total, worse)
    for tallies in (lambda part: part.rules, lambda part: part.pages, lambda part: part.journeys):
        assert whole(made, tallies) == total
    assert whole(made, lambda part: part.viewports) == total
    done = CliRunner().invoke(
        group, ["compare", str(old), str(tmp_path / "new"), "--lang", "en"], standalone_mode=False
    )
    assert done.return_value == (1 if worse else 0)


def test_what_changed_most_comes_first(old: Path, tmp_path: Path) -> None:
    made = compared(old, stored.run(tmp_path / "new", {"/": BARE, "/nl/kaart": OTHER}))
    assert [[tally.name for tally in part.rules] for part in made.parts] == [[RULE], [ADVICE]]
    assert [one.state for one in made.findings] == ["new", "fixed", "lasting", "lasting"]
    assert made.findings[0].where.endswith("img:nth-of-type(2)")


def test_why_it_can_not_be_told(old: Path, tmp_path: Path) -> None:
    made = compared(old, stored.run(tmp_path / "new", {"/nl/contact": FAULTY}, (RULE,)))
    assert {(one.state, one.missed) for one in made.findings} == {
        ("new", "page"),
        ("untested", "page"),
        ("untested", "rule"),
    }


def test_one_that_is_gone_in_one_language_and_not_in_the_other_lasts(tmp_path: Path) -> None:
    old = stored.run(tmp_path / "old", {"/nl/kaart": FAULTY, "/fr/kaart": FAULTY})
    new = stored.run(tmp_path / "new", {"/nl/kaart": BARE, "/fr/kaart": FAULTY})
    assert whole(compared(old, new)) == (0, 0, 3, 0)


def test_the_families_are_never_added_up(old: Path, tmp_path: Path) -> None:
    made = compared(
        old, stored.run(tmp_path / "new", {"/": FAULTY, "/nl/kaart": BARE.replace("</main>", "<h2></h2></main>")})
    )
    assert {part.family: numbers(part.total) for part in made.parts} == {"law": (2, 2, 0, 0), "beyond": (1, 0, 1, 0)}
    assert {one.rule: one.family for one in made.findings} == {RULE: "law", ADVICE: "beyond"}


def test_by_journey(tmp_path: Path) -> None:
    """A fault on the way of a journey counts there; all others count outside the journeys."""
    way = stored.walk("apply", "done", "done")
    on_the_way: dict[str, Any] = {"p2": {"journey": "apply", "step": 2}}
    pages = {"/": FAULTY, "/nl/kaart": FAULTY}
    old = stored.run(tmp_path / "old", pages, (RULE,), walks=[way], **on_the_way)
    new = stored.run(tmp_path / "new", {"/": BARE, "/nl/kaart": OTHER}, (RULE,), walks=[way], **on_the_way)
    law, _ = compared(old, new).parts
    assert [(tally.name, numbers(tally)) for tally in law.journeys] == [("apply", (1, 1, 1, 0)), ("", (0, 2, 0, 0))]
    stuck = [stored.walk("apply", "done", "failed")]
    lost = stored.run(tmp_path / "lost", {"/": BARE, "/nl/kaart": BARE}, (RULE,), walks=stuck, **on_the_way)
    law, _ = compared(old, lost).parts
    assert [(tally.name, numbers(tally)) for tally in law.journeys] == [("", (0, 2, 0, 0)), ("apply", (0, 0, 0, 2))]


def test_by_window(tmp_path: Path) -> None:
    small: dict[str, Any] = {"p2": {"viewport": "360x800", "repeats": 1}}
    pages = {
        "/nl/kaart": FAULTY,
        "/nl/kaart#klein": '<main><img src="/a.png"><img src="/b.png"><img src="/c.png"></main>',
    }
    old = stored.run(tmp_path / "old", pages, (RULE,), **small)
    new = stored.run(tmp_path / "new", {"/nl/kaart": FAULTY, "/nl/kaart#klein": FAULTY}, (RULE,), **small)
    law, _ = compared(old, new).parts
    assert {tally.name: numbers(tally) for tally in law.viewports}["360x800"][1] > 0
    assert sum(tally.fixed for tally in law.viewports) == law.total.fixed


@pytest.mark.parametrize(
    ("changes", "differs"),
    [
        ({}, []),
        ({"host": "https://acceptatie.voorbeeldstad.be"}, []),
        ({"law": "be-bruxelles"}, ["law"]),
        ({"rules": (RULE,)}, ["rules"]),
        ({"pages": {"/": BARE}}, ["pages"]),
        ({"pages": {"/": BARE, "/fr/kaart": FAULTY}}, []),
    ],
)
def test_what_else_differs_is_told(old: Path, tmp_path: Path, changes: dict[str, Any], differs: list[str]) -> None:
    new = stored.run(tmp_path / "new", **{"pages": {"/": BARE, "/nl/kaart": FAULTY}, **changes})
    assert compared(old, new).differs == differs
    told = CliRunner().invoke(group, ["compare", str(old), str(new), "--lang", "en"]).stdout
    assert told.count("Please note") == len(differs)


def test_two_services_are_told_apart(old: Path, tmp_path: Path) -> None:
    new = stored.run(tmp_path / "new", {"/": BARE, "/nl/kaart": FAULTY})
    folder = RunFolder(new)
    run = folder.read_run()
    for changes, other in (
        ({"name": "Parkeren"}, True),
        ({"name": {"nl": " kaart", "fr": "Carte"}}, False),
        ({"start": ["https://elders.be/parkeren"]}, True),
        ({"start": ["https://elders.be/"]}, False),
    ):
        service = msgspec.structs.replace(run.service, **changes)
        folder.write_run(msgspec.structs.replace(run, service=service))
        assert ("service" in compared(old, new).differs) is other, changes


class TestCommand:
    def call(self, *arguments: Any) -> Result:
        return CliRunner().invoke(group, ["compare", *(str(one) for one in arguments)], standalone_mode=False)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_text(self, old: Path, tmp_path: Path, language: str) -> None:
        new = stored.run(tmp_path / "new", {"/": BARE, "/nl/kaart": OTHER, "/nl/x": FAULTY}, (RULE,))
        done = self.call(old, new, "--lang", language)
        assert done.exception is None
        assert done.stderr == ""
        assert RULE in done.stdout
        assert "/nl/kaart" in done.stdout
        assert all(done.stdout.count(say(f"report.{family}", language)) == 1 for family in ("law", "beyond"))
        assert "{" not in done.stdout

    def test_json_holds_to_its_schema(self, old: Path, tmp_path: Path) -> None:
        new = stored.run(tmp_path / "new", {"/": BARE, "/nl/kaart": OTHER})
        done = self.call(old, new, "--format", "json")
        read = json.loads(done.stdout)
        Draft202012Validator(json.loads(schema("comparison"))).validate(read)
        assert msgspec.convert(read, Comparison) == compared(old, new)

    def test_hostile_pages_fool_no_terminal(self, tmp_path: Path) -> None:
        old = stored.run(tmp_path / "old", {"/": BARE})
        new = stored.run(tmp_path / "new", {"/": BARE, "/\x1b[31m\u202e[red]": FAULTY})
        done = self.call(old, new)
        assert done.exception is None
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout

    def test_many_are_counted(self, tmp_path: Path) -> None:
        many = "<main>" + "".join(f'<img src="/{number}.png">' for number in range(30)) + "</main>"
        done = self.call(stored.run(tmp_path / "old", {"/": BARE}), stored.run(tmp_path / "new", {"/": many}))
        assert "10" in done.stdout.splitlines()[-2]

    def test_runs_without_faults(self, tmp_path: Path) -> None:
        one = stored.run(tmp_path / "one", {"/": BARE})
        done = self.call(one, one, "--lang", "en")
        assert "Neither run found a fault." in done.stdout
        assert done.return_value == 0


def test_rows_in_which_everything_lasts_are_counted_after_ten() -> None:
    lasting = [Tally(name=f"lasts-{number}", lasting=1) for number in range(14)]
    console = Console(file=io.StringIO(), width=100, highlight=False)
    _counts(console, "rule", [*lasting, Tally(name="comes", new=1), Tally(name="", new=1, lasting=14)], "en")
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert (told.count("lasts-"), "comes" in told, "All together" in told) == (10, True, True)
    assert "… and 4 more" in told
