"""A run against a baseline: known, over, gone, and never gone where nobody looked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from einclusion.gate.accepting import Explanation, extended, failures
from einclusion.gate.coverage import Coverage, remembered
from einclusion.gate.verdict import Weighed
from einclusion.gate.weighing import over, weigh
from einclusion.model import Accepted, Baseline, Problem, Reason
from einclusion.run import Missed, Walk
from einclusion.store import RunFolder
from tests import stored
from tests.stored import ADVICE, BARE, FAULTY, RULE, walk

TODAY = date(2026, 11, 22)
SAID = Explanation(
    reason=Reason.PLANNED, text="In May.", alternative="Call us.", owner="Web team", expires="2027-03-31", approver=""
)


def accepted(folder: Path, said: Explanation = SAID) -> list[Accepted]:
    """All failures of a stored run, accepted."""
    run = RunFolder(folder)
    entries, _ = extended([], failures(run.read_run(), run.all_findings()), (), said, TODAY)
    return entries


def weighed(entries: list[Accepted], folder: Path, today: date = TODAY) -> Weighed:
    run = RunFolder(folder)
    return weigh(Baseline(accepted=entries), run.read_run(), run.all_findings(), today)


def counts(made: Weighed) -> tuple[int, int, int, int]:
    return len(made.accepted), len(made.expired), len(made.fixed), len(made.unseen)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return stored.run(tmp_path / "first", {"/": BARE, "/nl/kaart": FAULTY})


class TestEntries:
    def test_all_known(self, first: Path) -> None:
        assert counts(weighed(accepted(first), first)) == (3, 0, 0, 0)

    @pytest.mark.parametrize(("day", "is_over"), [("2026-11-22", False), ("2026-11-21", True), ("2030-01-01", False)])
    def test_the_last_day_still_holds(self, first: Path, day: str, is_over: bool) -> None:
        entries = accepted(first, msgspec.structs.replace(SAID, expires=day))
        assert counts(weighed(entries, first)) == ((0, 3, 0, 0) if is_over else (3, 0, 0, 0))
        assert over(entries[0], TODAY) is is_over

    def test_mended_on_a_page_that_was_tested(self, first: Path, tmp_path: Path) -> None:
        mended = FAULTY.replace('"/b.png"', '"/b.png" alt="B"')
        later = stored.run(tmp_path / "later", {"/": BARE, "/nl/kaart": mended})
        made = weighed(accepted(first), later)
        assert counts(made) == (2, 0, 1, 0)
        assert made.fixed[0].where.endswith("img:nth-of-type(2)")

    def test_one_of_two_equals_mended(self, tmp_path: Path) -> None:
        first = stored.run(tmp_path / "first", {"/": BARE + "<h2></h2><h2></h2>"})
        later = stored.run(tmp_path / "later", {"/": BARE + "<h2></h2>"})
        assert counts(weighed(accepted(first), later)) == (1, 0, 1, 0)

    def test_a_second_equal_is_new(self, tmp_path: Path) -> None:
        first = stored.run(tmp_path / "first", {"/": BARE + "<h2></h2>"})
        later = stored.run(tmp_path / "later", {"/": BARE + "<h2></h2><h2></h2>"})
        made = weighed(accepted(first), later)
        run = RunFolder(later)
        new = {one.fingerprint for one in failures(run.read_run(), run.all_findings())} - made.accepted.keys()
        assert counts(made) == (1, 0, 0, 0)
        assert len(new) == 1

    def test_an_entry_for_another_rule_accepts_nothing(self, first: Path) -> None:
        entries = [msgspec.structs.replace(entry, rule=ADVICE) for entry in accepted(first) if entry.rule == RULE]
        assert weighed(entries, first).accepted == {}

    @pytest.mark.parametrize("host", ["https://staging.voorbeeldstad.be", "http://127.0.0.1:8000"])
    def test_on_another_host(self, first: Path, tmp_path: Path, host: str) -> None:
        later = stored.run(tmp_path / "later", {"/": BARE, "/nl/kaart": FAULTY}, host=host)
        assert counts(weighed(accepted(first), later)) == (3, 0, 0, 0)

    def test_in_another_language(self, first: Path, tmp_path: Path) -> None:
        later = stored.run(tmp_path / "later", {"/": BARE, "/fr/kaart": FAULTY.replace("Kaart", "Carte")})
        assert counts(weighed(accepted(first), later)) == (3, 0, 0, 0)


GONE = {"/": BARE, "/nl/kaart": BARE}
ELSEWHERE = {"/": BARE, "/nl/contact": BARE}
BROKEN: dict[str, Any] = {"p2": {"problems": [Problem(key="slow", probe="structure")]}}


class TestNeverFixedUnseen:
    """Nothing of the first run's faults is found again; whether that says anything depends on where was looked."""

    @pytest.mark.parametrize(
        ("pages", "rules", "changes", "reason"),
        [
            (GONE, (RULE, ADVICE), {}, ""),
            (ELSEWHERE, (RULE, ADVICE), {}, "page"),
            ({"/": BARE}, (RULE, ADVICE), {}, "page"),
            (GONE, (ADVICE,), {}, "rule"),
            ({"/": BARE, "/nl/kaart?id=3": BARE}, (RULE,), {}, "page"),
            ({"/": BARE, "/fr/kaart": BARE}, (RULE,), {}, ""),
            (GONE, (RULE,), {"p2": {"final_address": f"{stored.HOST}/nl/aanmelden"}}, "page"),
            (GONE, (RULE,), {"p2": {"viewport": "360x800", "repeats": 1}}, "page"),
            ({"/": BARE, "/nl/kaart": BARE + '<img data-ask src="/a.png" alt="x">'}, (RULE,), {}, ""),
        ],
    )
    def test_a_page(
        self,
        first: Path,
        tmp_path: Path,
        pages: Mapping[str, str],
        rules: tuple[str, ...],
        changes: dict[str, Any],
        reason: Missed,
    ) -> None:
        later = stored.run(tmp_path / "later", pages, rules, **changes)
        entries = [entry for entry in accepted(first) if entry.rule == RULE]
        run = RunFolder(later)
        coverage = Coverage(run.read_run(), run.all_findings())
        assert {coverage.missed(remembered(entry)) for entry in entries} == {reason}
        assert counts(weighed(entries, later)) == ((0, 0, 0, 2) if reason else (0, 0, 2, 0))

    def test_a_rule_that_could_not_judge(self, first: Path, tmp_path: Path) -> None:
        later = stored.run(tmp_path / "later", GONE)
        folder = RunFolder(later)
        page = folder.read_run().pages[1]
        untested = [msgspec.structs.replace(one, outcome="untested") for one in folder.read_findings(page.folder)]
        folder.write_findings(untested, page.folder)
        assert counts(weighed(accepted(first), later)) == (0, 0, 0, 3)

    def test_where_a_person_must_answer_now(self, tmp_path: Path) -> None:
        first = stored.run(tmp_path / "first", {"/": '<main><img src="/a.png"></main>'})
        later = stored.run(tmp_path / "later", {"/": '<main><img src="/a.png" alt="?" data-ask></main>'})
        assert counts(weighed(accepted(first), later)) == (0, 0, 0, 1)

    @pytest.mark.parametrize(
        ("later", "fixed"),
        [
            (walk("apply", "done", "done", "done"), 2),
            (walk("apply", "done", "done", "failed"), 2),
            (walk("apply", "done", "failed", "untested"), 0),
            (walk("other", "done", "done", "done"), 0),
        ],
    )
    def test_a_step_of_a_journey(self, tmp_path: Path, later: Walk, fixed: int) -> None:
        way = walk("apply", "done", "done", "done")
        at: dict[str, Any] = {"p2": {"journey": "apply", "step": 2}}
        first = stored.run(tmp_path / "first", {"/": BARE, "/nl/kaart": FAULTY}, (RULE,), walks=[way], **at)
        at["p2"]["journey"] = later.journey
        second = stored.run(tmp_path / "later", GONE, (RULE,), walks=[later], **at)
        assert counts(weighed(accepted(first), second)) == (0, 0, fixed, 2 - fixed)

    def test_a_small_window(self, tmp_path: Path) -> None:
        small: dict[str, Any] = {"p2": {"viewport": "360x800", "repeats": 1}}
        pages = {"/nl/kaart": BARE, "/nl/kaart#klein": FAULTY}
        first = stored.run(tmp_path / "first", pages, (RULE,), **small)
        entries = accepted(first)
        assert {entry.viewport for entry in entries} == {"360x800"}
        large = stored.run(tmp_path / "large", {"/nl/kaart": BARE}, (RULE,))
        assert counts(weighed(entries, large)) == (0, 0, 0, 2)
        both = stored.run(tmp_path / "both", {"/nl/kaart": BARE, "/nl/kaart#klein": BARE}, (RULE,), **small)
        assert counts(weighed(entries, both)) == (0, 0, 2, 0)
        broken: dict[str, Any] = {"p2": {**small["p2"], "problems": [Problem(key="slow", probe="axe")]}}
        half = stored.run(tmp_path / "half", {"/nl/kaart": BARE, "/nl/kaart#klein": BARE}, (RULE,), **broken)
        assert counts(weighed(entries, half)) == (0, 0, 0, 2)

    def test_the_service_as_a_whole(self, tmp_path: Path) -> None:
        first = stored.run(tmp_path / "first", {"/": BARE, "/a": BARE}, ("counter-there",))
        entries = accepted(first)
        assert [(entry.page, entry.pages) for entry in entries] == [("service", 2)]
        one = stored.run(tmp_path / "one", {"/": BARE}, ("counter-there",))
        assert counts(weighed(entries, one)) == (1, 0, 0, 0)
        coverage = Coverage(RunFolder(one).read_run(), RunFolder(one).all_findings())
        assert coverage.missed(remembered(entries[0])) == "page"


class TestExtending:
    def test_what_holds_stays_unless_it_is_named(self, first: Path) -> None:
        run = RunFolder(first)
        failed = failures(run.read_run(), run.all_findings())
        former = accepted(first)
        other = msgspec.structs.replace(SAID, text="In June.")
        assert extended(former, failed, (), other, TODAY) == (former, [])
        _, named = extended(former, failed, (failed[0].fingerprint,), other, TODAY)
        assert [entry.text for entry in named] == ["In June."]
        _, renewed = extended(former, failed, (), other, date(2027, 4, 1))
        assert len(renewed) == 3

    def test_one_found_at_several_places_is_one(self, tmp_path: Path) -> None:
        first = stored.run(tmp_path / "first", {"/nl/kaart": FAULTY, "/fr/kaart": FAULTY})
        assert len(accepted(first)) == 3
