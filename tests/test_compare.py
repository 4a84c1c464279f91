"""Two runs side by side: new, fixed, lasting, and never fixed where the later run did not look."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from einclusion.cli import group
from einclusion.gate.compare import Comparison, Tally, compare
from einclusion.model import LANGUAGES
from einclusion.schemas import schema
from einclusion.store import RunFolder
from tests import stored
from tests.stored import ADVICE, BARE, FAULTY, RULE

OTHER = FAULTY.replace('"/b.png"', '"/c.png"')


def compared(old: Path, new: Path) -> Comparison:
    before, after = RunFolder(old), RunFolder(new)
    return compare(before.read_run(), before.all_findings(), after.read_run(), after.all_findings())


def numbers(tally: Tally) -> tuple[int, int, int, int]:
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
    assert (numbers(made.total), made.worse) == (total, worse)
    assert tuple(map(sum, zip(*map(numbers, made.rules), strict=True))) == total
    assert tuple(map(sum, zip(*map(numbers, made.pages), strict=True))) == total
    done = CliRunner().invoke(
        group, ["compare", str(old), str(tmp_path / "new"), "--lang", "en"], standalone_mode=False
    )
    assert done.return_value == (1 if worse else 0)


def test_what_changed_most_comes_first(old: Path, tmp_path: Path) -> None:
    made = compared(old, stored.run(tmp_path / "new", {"/": BARE, "/nl/kaart": OTHER}))
    assert [tally.name for tally in made.rules] == [RULE, ADVICE]
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
    assert numbers(compared(old, new).total) == (0, 0, 3, 0)


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
