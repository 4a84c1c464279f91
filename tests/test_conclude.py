"""Judging what only the whole run can tell, and judging a stored run anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from einclusion.conclude import conclude, judge_again, judge_for
from einclusion.errors import UsageError
from einclusion.facts import Facts, Text
from einclusion.judge import Judge
from einclusion.loading import Network
from einclusion.model import Finding, Outcome, Problem
from einclusion.rulebook import Rulebook
from einclusion.run import LeftOut, Options, Page, Run, Walk, WalkedStep, without_facts
from einclusion.scope import Service
from einclusion.standards import profile
from einclusion.store import RunFolder
from tests import packs
from tests.structures import el, structure

HEAD = "from einclusion.outcomes import cant_tell, failed, passed\n\ndef check(subject):\n    "
COUNTS = HEAD + "yield failed(words=sum(page.text.words for page in subject.pages), address='x')"
SEES = (
    HEAD + "yield failed(left=len(subject.left_out), walks=len(subject.walks), pages=len(list(subject.pages)), "
    "name=subject.service.name)"
)
WALKED = HEAD + "yield cant_tell(pages=' '.join(page.address for page in subject.pages), steps=len(subject.walk.steps))"
PARAGRAPHS = HEAD + "yield from (failed(node) for node in subject.select('p'))"


class Stored:
    """A stored run of three page states, one of them in a second window size."""

    def __init__(self, path: Path) -> None:
        packs.write(path / "pack", "offline/sum-of-words", COUNTS, subject="service", needs=["text"])
        packs.write(path / "pack", "offline/seen-things", SEES, subject="service", needs=[])
        packs.write(path / "pack", "effort/walked-pages", WALKED, subject="journey", needs=["text"])
        packs.write(path / "pack", "offline/no-paragraphs", PARAGRAPHS, needs=["structure"])
        self.book = packs.book(path / "pack")
        self.folder = RunFolder.create(path / "run")
        self.run = Run(
            service=Service(name="Permit", start=["https://example.be/"]),
            state="complete",
            rules=list(self.book.rules),
            options=Options(profile="eu"),
            walks=[Walk(journey="apply", steps=[WalkedStep(state="done", page=2)])],
            left_out=[LeftOut(address="https://example.be/x", reason="robots")],
            pages=[
                self.page(1, "/", words=10, paragraphs=1),
                self.page(2, "/form", words=5, paragraphs=2, journey="apply", step=1),
                self.page(3, "/", words=10, paragraphs=2, repeats=1),
            ],
        )
        self.folder.write_run(self.run)

    def page(self, number: int, path: str, *, words: int, paragraphs: int, **more: Any) -> Page:
        """Store a page state and its findings; the page as the run lists it."""
        address = "https://example.be" + path
        body = el("html", el("body", *(el("p") for _ in range(paragraphs))))
        facts = Facts(structure=structure(body), text=Text(words=words), network=Network())
        made = Page(
            number=number, address=address, folder=self.folder.page_folder(number, address), facts=facts, **more
        )
        judge = Judge(self.book, self.book.rules.values(), Service(name="Permit", start=[address]), profile("eu"))
        self.folder.write_page(made, judge.page(made) if not more.get("repeats") else [])
        return without_facts(made)

    def one(self, rule: str) -> list[Finding]:
        return [finding for finding in self.folder.all_findings() if finding.rule == rule]


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    return Stored(tmp_path)


class TestConcluding:
    def test_the_service_sees_each_page_once(self, stored: Stored) -> None:
        found = {finding.rule: finding for finding in conclude(stored.folder, stored.run, stored.book)}
        assert found["sum-of-words"].values["words"] == 15
        assert found["seen-things"].values == {"left": 1, "walks": 1, "pages": 2, "name": "Permit"}
        assert {found[name].subject for name in ("sum-of-words", "seen-things")} == {"service"}

    def test_a_journey_sees_its_own_pages(self, stored: Stored) -> None:
        found = {finding.rule: finding for finding in conclude(stored.folder, stored.run, stored.book)}
        walked = found["walked-pages"]
        assert (walked.subject, walked.outcome) == ("journey:apply", Outcome.CANT_TELL)
        assert walked.values == {"pages": "https://example.be/form", "steps": 1}

    def test_page_rules_are_not_applied_again(self, stored: Stored) -> None:
        assert {finding.rule for finding in conclude(stored.folder, stored.run, stored.book)} == {
            "sum-of-words",
            "seen-things",
            "walked-pages",
        }

    def test_undeclared_facts_are_not_read(self, stored: Stored, tmp_path: Path) -> None:
        packs.write(tmp_path / "pack", "offline/sum-of-words", COUNTS, subject="service", needs=["network"])
        (finding,) = [
            one for one in conclude(stored.folder, stored.run, packs.book(tmp_path / "pack")) if "sum" in one.rule
        ]
        assert finding.outcome is Outcome.UNTESTED

    def test_a_rule_that_is_no_longer_at_hand_is_left_out(self, stored: Stored) -> None:
        rules = {name: rule for name, rule in stored.book.rules.items() if name != "sum-of-words"}
        book = Rulebook(rules, stored.book.paths)
        assert [rule.id for rule in judge_for(stored.run, book).rules] == list(rules)
        assert "sum-of-words" not in {finding.rule for finding in conclude(stored.folder, stored.run, book)}


class TestJudgingAgain:
    def test_gives_what_is_stored(self, stored: Stored) -> None:
        findings = judge_again(stored.folder, stored.run, stored.book)
        assert findings == stored.folder.all_findings()
        assert len(stored.folder.read_findings()) == 3
        assert judge_again(stored.folder, stored.run, stored.book) == findings

    def test_a_second_window_size_only_adds_what_is_new(self, stored: Stored) -> None:
        judge_again(stored.folder, stored.run, stored.book)
        by_page = {page: [f for f in stored.one("no-paragraphs") if f.subject == f"page:{page}"] for page in (1, 2, 3)}
        assert [len(found) for found in by_page.values()] == [1, 2, 1]
        assert {f.fingerprint for f in by_page[3]}.isdisjoint(f.fingerprint for f in by_page[1])

    def test_rules_that_changed_are_applied_as_they_are_now(self, stored: Stored, tmp_path: Path) -> None:
        packs.write(tmp_path / "pack", "offline/no-paragraphs", HEAD + "yield passed()", needs=["structure"])
        judge_again(stored.folder, stored.run, packs.book(tmp_path / "pack"))
        assert [finding.outcome for finding in stored.one("no-paragraphs")] == [Outcome.PASSED, Outcome.PASSED]

    def test_pictures_of_findings_that_stay_are_kept(self, stored: Stored, tmp_path: Path) -> None:
        place = stored.run.pages[1].folder
        pictured = [
            msgspec.structs.replace(finding, picture=f"{place}/{number}.webp")
            for number, finding in enumerate(stored.folder.read_findings(place))
        ]
        stored.folder.write_findings(pictured, place)
        judge_again(stored.folder, stored.run, stored.book)
        assert [finding.picture for finding in stored.folder.read_findings(place)] == [one.picture for one in pictured]

    def test_facts_that_were_not_gathered_make_untested(self, stored: Stored, tmp_path: Path) -> None:
        packs.write(tmp_path / "pack", "axe/image-alt", check=None, needs=["axe"])
        book = packs.book(tmp_path / "pack")
        run = msgspec.structs.replace(stored.run, rules=["image-alt"])
        assert [finding.outcome for finding in judge_again(stored.folder, run, book)] == [Outcome.UNTESTED] * 2

    def test_a_damaged_page_is_named(self, stored: Stored) -> None:
        (stored.folder.path / stored.run.pages[0].folder / "page.json").write_text("{")
        with pytest.raises(UsageError, match=r"1-example-be.page\.json is damaged"):
            judge_again(stored.folder, stored.run, stored.book)


FAILS = HEAD + "yield failed()"
PASSES = HEAD + "yield passed()"


def asked(path: Path, *facts: Facts, check: str = PASSES, subject: str = "service", **more: Any) -> list[Outcome]:
    """What becomes of a question to people on pages with these facts, beside a rule that supersedes it."""
    question = {"topic": "offline", "subject": subject, "question": packs.words("Is it right?"), **more}
    packs.write(path / "pack", "questions/liked", check=None, **question)
    packs.write(path / "pack", "offline/sure-thing", check, subject=subject, supersedes=["liked"])
    book, folder = packs.book(path / "pack"), RunFolder.create(path / "run")
    service, pages = Service(name="Permit", start=["https://example.be/"]), []
    judge = Judge(book, book.rules.values(), service, profile("eu"))
    found: list[Finding] = []
    for number, one in enumerate(facts, 1):
        problems = [Problem(key="timeout")] if one == Facts() else []
        address = f"https://example.be/{number}"
        place = folder.page_folder(number, address)
        page = Page(number=number, address=address, folder=place, facts=one, problems=problems)
        folder.write_page(page, judge.page(page))
        found += judge.page(page)
        pages.append(without_facts(page))
    run = Run(service=service, rules=list(book.rules), pages=pages)
    return [one.outcome for one in [*found, *conclude(folder, run, book)] if one.rule == "liked"]


TEXT = Facts(structure=structure(el("html", el("body", el("p", "Text.")))))
FORM = Facts(structure=structure(el("html", el("body", el("input", at={"name": "naam"})))))


class TestAsking:
    @pytest.mark.parametrize(
        ("facts", "outcome"),
        [
            ([TEXT, FORM], Outcome.CANT_TELL),
            ([TEXT, TEXT], Outcome.INAPPLICABLE),
            ([TEXT, Facts()], Outcome.CANT_TELL),
            ([Facts()], Outcome.UNTESTED),
        ],
        ids=["one page has a form", "none has", "one could not be read", "nothing was opened"],
    )
    def test_the_service_is_asked_about_where_a_page_may_hold_it(
        self, tmp_path: Path, facts: list[Facts], outcome: Outcome
    ) -> None:
        assert asked(tmp_path, *facts, when=["form"]) == [outcome]

    def test_pages_are_asked_about_that_hold_it(self, tmp_path: Path) -> None:
        outcomes = asked(tmp_path, TEXT, FORM, subject="page", when=["form", "video"])
        assert outcomes == [Outcome.INAPPLICABLE, Outcome.CANT_TELL]

    @pytest.mark.parametrize("subject", ["page", "service"])
    def test_nobody_is_asked_what_a_rule_that_failed_has_answered(self, tmp_path: Path, subject: str) -> None:
        assert asked(tmp_path / "failed", TEXT, check=FAILS, subject=subject) == []
        assert asked(tmp_path / "passed", TEXT, check=PASSES, subject=subject) == [Outcome.CANT_TELL]
