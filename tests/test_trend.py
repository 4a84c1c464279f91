"""Runs in the course of time: what became of each barrier from one run to the next, and which runs count."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from einclusion.gate.compare import Side
from einclusion.history import MOST, History, history, told
from einclusion.model import LANGUAGES, Problem
from einclusion.run import Change, Moment, Report, Standing
from einclusion.store import RunFolder
from einclusion.summary.trend import in_a_line, since, trend
from tests import stored
from tests.calling import Call
from tests.stored import ADVICE, BARE, RULE

HEAD = "<main><h1>Kaart</h1>"
Pages = dict[str, str]


def page(*sources: str, headings: int = 0) -> str:
    """A page with pictures that lack a text, and empty headings."""
    return HEAD + "".join(f'<img src="/{name}.png">' for name in sources) + "<h2></h2>" * headings + "</main>"


def runs(folder: Path, *states: Pages, days: int = 1, **more: Any) -> list[Path]:
    """Stored runs, each a day after the one before."""
    made = []
    for number, pages in enumerate(states, 1):
        path = stored.run(folder / f"run-{number:02}", pages, **more)
        dated(path, f"2026-11-{number * days:02}T12:00:00+00:00")
        made.append(path)
    return made


def dated(path: Path, started: str, **changes: Any) -> None:
    folder = RunFolder(path)
    folder.write_run(msgspec.structs.replace(folder.read_run(), started=started, **changes))


def made(folders: list[Path]) -> tuple[list[Moment], list[Change]]:
    stores = [RunFolder(path) for path in folders]
    sides = [(one.path, Side(one.read_run(), one.all_findings())) for one in stores]
    return trend(sides, stored.book(folders[0]).rules)


def law(moment: Moment) -> Standing:
    return next(one for one in moment.standings if one.family == "law")


def numbers(one: Standing) -> tuple[int, int, int, int, int]:
    return one.failed, one.new, one.lasting, one.fixed, one.untested


class TestStandings:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ({"/": page("a")}, {"/": page("a")}, (1, 0, 1, 0, 0)),
            ({"/": page("a")}, {"/": BARE}, (0, 0, 0, 1, 0)),
            ({"/": BARE}, {"/": page("a")}, (1, 1, 0, 0, 0)),
            ({"/": BARE, "/x": page("a")}, {"/": BARE}, (0, 0, 0, 0, 1)),
            # one cause with two places, of which one went: the barrier is still there
            ({"/": page("a", "b")}, {"/": page("a")}, (1, 0, 1, 0, 0)),
            # one place went, of the other nobody can tell
            ({"/": page("a"), "/x": page("b")}, {"/": BARE}, (0, 0, 0, 0, 1)),
            # another picture in the same place of the template is another barrier, as it is for the gate
            ({"/": page("a")}, {"/": page("b")}, (1, 1, 0, 1, 0)),
        ],
    )
    def test_what_became_of_barriers(
        self, tmp_path: Path, before: Pages, after: Pages, expected: tuple[int, int, int, int, int]
    ) -> None:
        moments, _ = made(runs(tmp_path, before, after))
        assert numbers(law(moments[1])) == expected

    def test_the_first_run_is_compared_with_nothing(self, tmp_path: Path) -> None:
        moments, changes = made(runs(tmp_path, {"/": page("a")}))
        assert [numbers(one) for one in moments[0].standings] == [(1, 0, 0, 0, 0), (0, 0, 0, 0, 0)]
        assert changes == []

    def test_families_stand_apart_and_add_up_in_themselves(self, tmp_path: Path) -> None:
        moments, _ = made(runs(tmp_path, {"/": page("a", headings=1)}, {"/": page("a", "b")}, {"/": page("b")}))
        assert [one.family for one in moments[1].standings] == ["law", "beyond"]
        assert [numbers(one) for one in moments[1].standings] == [(1, 0, 1, 0, 0), (0, 0, 0, 1, 0)]
        for moment in moments[1:]:
            assert all(one.new + one.lasting == one.failed for one in moment.standings)

    def test_a_known_barrier_in_more_places(self, tmp_path: Path) -> None:
        moments, changes = made(runs(tmp_path, {"/": page("a")}, {"/": page("a", "b", "c")}))
        assert (law(moments[1]).new, law(moments[1]).lasting, law(moments[1]).spread) == (0, 1, 1)
        assert [(one.state, one.rule, one.page, one.places) for one in changes] == [("spread", RULE, "/", 2)]

    def test_a_rule_that_came_makes_nothing_worse(self, tmp_path: Path) -> None:
        old, new = runs(tmp_path, {"/": page("a", headings=1)}, {"/": page("a", headings=1)})
        alone = stored.run(tmp_path / "alone", {"/": page("a", headings=1)}, (RULE,))
        dated(alone, "2026-10-01T12:00:00+00:00")
        moments, changes = made([alone, new])
        beyond = moments[1].standings[1]
        assert (beyond.new, beyond.unseen) == (1, 1)
        assert [(one.state, one.rule, one.missed) for one in changes] == [("new", ADVICE, "rule")]
        assert moments[1].differs == ["rules"]
        assert moments[0].standings[1].tested is False
        assert old.exists()

    def test_a_page_that_could_not_be_tested_is_not_mended(self, tmp_path: Path) -> None:
        (old,) = runs(tmp_path, {"/": BARE, "/kaart": page("a")})
        broken: dict[str, Any] = {"p2": {"problems": [Problem(key="slow", probe="structure")]}}
        new = stored.run(tmp_path / "new", {"/": BARE, "/kaart": BARE}, **broken)
        folder = RunFolder(new)
        path = folder.read_run().pages[1].folder
        folder.write_findings(
            [msgspec.structs.replace(one, outcome="untested") for one in folder.read_findings(path)], path
        )
        moments, changes = made([old, new])
        assert numbers(law(moments[1])) == (0, 0, 0, 0, 1)
        assert [(one.state, one.missed) for one in changes] == [("untested", "untested")]

    def test_changes_come_by_state_law_first(self, tmp_path: Path) -> None:
        before = {"/": page("a", headings=1), "/x": page("x")}
        after = {"/": page("b"), "/y": HEAD + "<h2></h2></main>"}
        _, changes = made(runs(tmp_path, before, after))
        assert [(one.state, one.family) for one in changes] == [
            ("new", "law"),
            ("new", "beyond"),
            ("fixed", "beyond"),
            ("untested", "law"),
        ]
        assert changes[-1].places == 1


class TestWords:
    @pytest.mark.parametrize(
        ("before", "after", "said"),
        [
            ({"/": page("a", headings=1)}, {"/": page("a")}, ["better"]),
            ({"/": BARE}, {"/": page("a")}, ["worse"]),
            ({"/": page("a")}, {"/": page("a", "b")}, ["worse"]),
            ({"/": page("a")}, {"/": page("b")}, ["mixed"]),
            ({"/": page("a")}, {"/": page("a")}, ["same"]),
            ({"/": BARE}, {"/": BARE}, ["none"]),
            ({"/": BARE}, {"/": BARE, "/x": page("a")}, ["open", "unseen"]),
            ({"/": BARE, "/x": page("a")}, {"/": BARE}, ["open", "part"]),
        ],
    )
    def test_how_it_went(self, tmp_path: Path, before: Pages, after: Pages, said: list[str]) -> None:
        folders = runs(tmp_path, before, after)
        moments, changes = made(folders)
        report = Report(run=RunFolder(folders[1]).read_run(), findings=[], history=moments, changes=changes)
        assert [one.key for one in since(report)] == [*(f"since-{one}" for one in said), "since-law", "since-beyond"]
        for language in LANGUAGES:
            line = in_a_line(report, language)
            assert "2026-11-01" in line
            assert "{" not in line

    def test_a_family_that_was_not_tested_is_not_praised(self, tmp_path: Path) -> None:
        old, _ = runs(tmp_path, {"/": page("a")}, {"/": BARE})
        new = stored.run(tmp_path / "new", {"/": BARE}, (ADVICE,))
        moments, changes = made([old, new])
        report = Report(run=RunFolder(new).read_run(), findings=[], history=moments, changes=changes)
        assert [one.key for one in since(report)] == ["since-open", "since-part", "since-law-untested", "since-beyond"]

    def test_nothing_without_a_run_before(self) -> None:
        assert in_a_line(Report(run=RunFolder, findings=[]), "nl") == ""  # type: ignore[arg-type]


def past(path: Path, store: Path | None = None) -> History:
    folder = RunFolder(path)
    return history(folder, folder.read_run(), folder.all_findings(), stored.book(path).rules, store)


def names(found: History) -> list[str]:
    return [moment.folder for moment in found.moments]


class TestWhichRuns:
    def test_those_beside_it(self, tmp_path: Path) -> None:
        folders = runs(tmp_path, *[{"/": page("a")}] * 3)
        assert names(past(folders[2])) == ["run-01", "run-02", "run-03"]
        assert names(past(folders[1])) == ["run-01", "run-02"]
        assert names(past(folders[0])) == []

    def test_those_in_a_folder_that_is_named(self, tmp_path: Path) -> None:
        runs(tmp_path / "store", *[{"/": page("a")}] * 2)
        new = stored.run(tmp_path / "elsewhere" / "new", {"/": BARE}, host="https://acceptatie.voorbeeldstad.be")
        assert names(past(new)) == []
        assert names(past(new, tmp_path / "store")) == ["run-01", "run-02", "new"]

    def test_a_run_folder_itself(self, tmp_path: Path) -> None:
        old, new = runs(tmp_path, *[{"/": page("a")}] * 2)
        assert names(past(new, old)) == ["run-01", "run-02"]

    def test_the_last_ones(self, tmp_path: Path) -> None:
        folders = runs(tmp_path, *[{"/": BARE}] * (MOST + 3))
        found = names(past(folders[-1]))
        assert (len(found), found[0], found[-1]) == (MOST, "run-04", "run-15")

    def test_a_copy_counts_once(self, tmp_path: Path) -> None:
        old, new = runs(tmp_path, *[{"/": page("a")}] * 2)
        dated(stored.run(tmp_path / "copy", {"/": page("a")}), RunFolder(old).read_run().started)
        assert len(names(past(new))) == 2

    def test_an_unfinished_run_has_none(self, tmp_path: Path) -> None:
        _, new = runs(tmp_path, *[{"/": page("a")}] * 2)
        dated(new, "2026-11-30T12:00:00+00:00", state="interrupted")
        assert past(new) == History()

    def spoilt(self, tmp_path: Path) -> Path:
        """A run with one good run before it, and many that can't be used."""
        folders = runs(tmp_path / "store", *[{"/": page("a")}] * 7)
        damage: dict[int, Callable[[Path], Any]] = {
            0: lambda path: (path / "run.json").write_text("{"),
            1: lambda path: (path / "run.json").write_text('{"schema": 99}'),
            2: lambda path: dated(path, "2026-11-03T12:00:00+00:00", state="interrupted"),
            3: lambda path: dated(path, "2026-11-04T12:00:00+00:00", service=other(path)),
            4: lambda path: next(path.glob("pages/*/findings.json")).write_bytes(b"\xff["),
        }

        def other(path: Path) -> Any:
            return msgspec.structs.replace(RunFolder(path).read_run().service, name="\x1b[31mParkeren")

        for number, spoil in damage.items():
            folders[number].rename(folders[number].with_name(f"bad-{number}"))
            spoil(tmp_path / "store" / f"bad-{number}")
        (tmp_path / "store" / "empty").mkdir()
        (tmp_path / "store" / "odd").mkdir()
        (tmp_path / "store" / "odd" / "run.json").mkdir()
        return folders[6]

    def test_what_can_not_be_used_is_left_out_and_told(self, tmp_path: Path) -> None:
        found = past(self.spoilt(tmp_path))
        assert names(found) == ["run-06", "run-07"]
        unfit = {path.name: why for path, why in found.unfit.items()}
        assert unfit == {
            "bad-0": "damaged",
            "bad-1": "damaged",
            "bad-2": "unfinished",
            "bad-3": "foreign",
            "bad-4": "damaged",
            "odd": "damaged",
        }
        asked = told(found, tmp_path / "store", "en")
        assert "bad-3 (another service)" in asked
        assert asked.endswith("and 1 more.")
        unasked = told(found, None, "nl")
        assert "bad-0 (niet leesbaar voor deze versie)" in unasked
        assert "bad-3" not in unasked

    def test_a_folder_without_any_is_told_where_it_was_named(self, tmp_path: Path) -> None:
        (new,) = runs(tmp_path, {"/": BARE})
        assert told(past(new), None, "en") == ""
        assert "holds no earlier, finished test" in told(past(new, tmp_path), tmp_path, "en")


class TestCommand:
    def test_every_report_carries_it(self, tmp_path: Path, call: Call) -> None:
        _, new = runs(tmp_path, {"/": page("a", "b")}, {"/": page("c")})
        formats = ["--format", "html", "--format", "json", "--format", "markdown"]
        done = call("report", new, *formats, "--fail-on", "never")
        assert done.code == 0
        line = "Since the test of 2026-11-01: barriers were fixed, but others were added."
        assert line in done.err
        assert line in (new / "report.md").read_text(encoding="utf-8")
        assert 'id="trend"' in (new / "report.html").read_text(encoding="utf-8")
        read = msgspec.json.decode((new / "report.json").read_bytes(), type=Report)
        assert [one.folder for one in read.history] == ["run-01", "run-02"]
        assert {one.state for one in read.changes} == {"new", "fixed"}

    def test_a_named_folder_and_a_spoilt_one(self, tmp_path: Path, call: Call) -> None:
        runs(tmp_path / "store", {"/": page("a")})
        (tmp_path / "store" / "bad").mkdir()
        (tmp_path / "store" / "bad" / "run.json").write_text("[]")
        new = stored.run(tmp_path / "here" / "new", {"/": BARE})
        done = call("judge", new, "--history", tmp_path / "store", "--fail-on", "never")
        assert done.code == 0
        assert done.err.count("Left out of the trend: bad (this version can't read it).") == 1
        assert len(json.loads((new / "report.json").read_text(encoding="utf-8"))["history"]) == 2

    def test_a_folder_that_is_not_there(self, tmp_path: Path, call: Call) -> None:
        (new,) = runs(tmp_path, {"/": BARE})
        done = call("report", new, "--history", tmp_path / "nowhere")
        assert done.code == 2
        assert "nowhere" in done.err
