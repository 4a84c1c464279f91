"""`einclusion panel`: from what people answered to findings, reports, the gate, and back out again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from einclusion.model import LANGUAGES, Finding, Outcome, Problem
from einclusion.store import RunFolder
from tests import packs, stored
from tests.calling import Call
from tests.stored import RULE

ASKS = '<main><h1>Kaart</h1><img src="/a.png" alt="A" data-ask><p id="text" data-ask>Tekst</p></main>'
PAGES = {"/": ASKS, "/nl/kaart": ASKS}
PICTURE = "img"
QUESTION = "liked-by-all"


def asking(folder: Path) -> None:
    """The rules of `stored`, and a question about the service that only people can answer."""
    stored.pack(folder / "pack")
    packs.write(folder / "pack", f"questions/{QUESTION}", check=None, subject="service")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    asking(tmp_path)
    return stored.run(tmp_path / "run", PAGES, (RULE, QUESTION))


def questions(run: Path, tag: str = "") -> list[str]:
    """Fingerprints of questions, those about a kind of element where it is named."""
    asked = [one for one in RunFolder(run).judged() if one.outcome is Outcome.CANT_TELL]
    return sorted({one.fingerprint for one in asked if tag in (one.element.selector if one.element else "")})


def answers(path: Path, folder: Path, /, *given: tuple[list[str], str, str], **changes: Any) -> Path:
    """A file as the form saves it."""
    row = {
        "schema": 1,
        "run": RunFolder(folder).read_run().id,
        "service": "Kaart",
        "person": path.stem,
        "date": "2025-11-20T10:00:00Z",
        "language": "nl",
        "answers": [{"question": names, "answer": said, "remark": remark} for names, said, remark in given],
        **changes,
    }
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def manual(run: Path) -> list[Finding]:
    return [one for one in RunFolder(run).all_findings() if one.mode == "manual"]


class TestMerging:
    def test_answers_become_findings(self, call: Call, run: Path, tmp_path: Path) -> None:
        river = answers(tmp_path / "river.json", run, (questions(run, PICTURE), "no", "I hear nothing."))
        done = call("panel", "merge", run, river)
        assert (done.code, done.out) == (0, "")
        assert done.err.splitlines() == [
            "river.json: 1 new answer of river.",
            "  1 question: people say it is not all right",
            "  2 questions: still open",
            f"Now write the report anew: `einclusion report {run}`",
        ]
        found = manual(run)
        assert [(one.outcome, one.answers, one.subject) for one in found] == [
            ("failed", {"no": 1}, "page:1"),
            ("failed", {"no": 1}, "page:2"),
        ]
        assert {one.fingerprint for one in found} == set(questions(run, PICTURE))

    def test_two_people_who_disagree_leave_the_question_open(self, call: Call, run: Path, tmp_path: Path) -> None:
        names = questions(run, PICTURE)
        files = [
            answers(tmp_path / f"{name}.json", run, (names, said, ""))
            for name, said in (("river", "yes"), ("oak", "no"))
        ]
        done = call("panel", "merge", run, *files)
        assert "  1 question: people disagree" in done.err.splitlines()
        assert {(one.outcome, str(one.answers)) for one in manual(run)} == {("cantTell", "{'yes': 1, 'no': 1}")}

    def test_merging_again_changes_nothing(self, call: Call, run: Path, tmp_path: Path) -> None:
        river = answers(tmp_path / "river.json", run, (questions(run), "yes", "Fine."))
        call("panel", "merge", run, river)
        before = {path: path.read_bytes() for path in run.rglob("*") if path.is_file()}
        stamp = (run / "panel.json").stat().st_mtime_ns
        done = call("panel", "merge", run, river, river)
        assert done.err.splitlines()[0] == "river.json: 1 answer of river was there already."
        assert {path: path.read_bytes() for path in run.rglob("*") if path.is_file()} == before
        assert (run / "panel.json").stat().st_mtime_ns == stamp

    def test_newer_answers_of_the_same_person_count(self, call: Call, run: Path, tmp_path: Path) -> None:
        names = questions(run, PICTURE)
        old = answers(tmp_path / "river.json", run, (names, "no", ""))
        new = answers(tmp_path / "again.json", run, (names, "yes", ""), person="River", date="2025-11-21")
        call("panel", "merge", run, old)
        done = call("panel", "merge", run, new)
        assert done.err.splitlines()[0] == "again.json: 1 newer answer of River replaces the former one."
        assert {one.outcome for one in manual(run)} == {Outcome.PASSED}
        done = call("panel", "merge", run, old)
        assert "river.json: 1 answer of river is older than the one there, and does not count." in done.err
        assert {one.outcome for one in manual(run)} == {Outcome.PASSED}

    def test_all_or_nothing(self, call: Call, run: Path, tmp_path: Path) -> None:
        good = answers(tmp_path / "river.json", run, (questions(run), "yes", ""))
        foreign = answers(tmp_path / "oak.json", run, (questions(run), "no", ""), run="f" * 32)
        done = call("panel", "merge", run, good, foreign)
        assert done.code == 2
        assert "oak.json has one mistake. Nothing was merged." in done.err
        assert f"$.run: These answers belong to another run ({'f' * 32})." in done.err
        assert not (run / "panel.json").exists()

    def test_the_answers_of_another_run_of_the_same_service_are_refused(
        self, call: Call, run: Path, tmp_path: Path
    ) -> None:
        later = stored.run(tmp_path / "later", {"/": ASKS, "/nl/meer": ASKS}, (RULE,), walks=[stored.walk("apply")])
        changed = RunFolder(later).read_run()
        text = (later / "run.json").read_text(encoding="utf-8").replace("2026-11-22T12", "2026-11-23T12")
        (later / "run.json").write_text(text, encoding="utf-8")
        assert RunFolder(later).read_run().id not in ("", changed.id, RunFolder(run).read_run().id)
        river = answers(tmp_path / "river.json", later, (questions(later), "yes", ""))
        assert call("panel", "merge", run, river).code == 2
        assert call("panel", "merge", later, river).code == 0

    def test_wrong_use(self, call: Call, run: Path, tmp_path: Path) -> None:
        assert call("panel", "merge", run).code == 2
        assert call("panel", "merge", tmp_path / "nowhere", "x.json").code == 2
        (tmp_path / "empty").mkdir()
        assert call("panel", "merge", tmp_path / "empty", "x.json").code == 2
        done = call("panel", "merge", run, tmp_path / "none.json")
        assert (done.code, "can't be read" in done.err and "none.json" in done.err) == (2, True)
        (run / "panel.json").write_text('{"schema": 9, "run": "x"}', encoding="utf-8")
        done = call("report", run, "--format", "json")
        assert (done.code, "is of version 9" in done.err) == (2, True)
        (run / "panel.json").write_text("{", encoding="utf-8")
        assert "panel.json is damaged" in call("report", run, "--format", "json").err

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_in_four_languages(self, call: Call, run: Path, tmp_path: Path, language: str) -> None:
        names = questions(run)
        files = [answers(tmp_path / f"{name}.json", run, (names[:2], name, "")) for name in ("yes", "no")]
        done = call("panel", "merge", run, *files, "--lang", language)
        assert done.code == 0
        assert not {"{", "}"} & set(done.err)
        assert call("panel", "forget", run, "yes", "--lang", language).code == 0


class TestLater:
    def test_the_gate_weighs_what_people_found(self, call: Call, run: Path, tmp_path: Path) -> None:
        assert call("report", run, "--format", "json").code == 0
        river = answers(tmp_path / "river.json", run, (questions(run, PICTURE), "no", ""))
        call("panel", "merge", run, river)
        done = call("report", run, "--format", "json")
        assert done.code == 1
        assert "Gate closed (new): 2 findings." in done.err
        said = {
            "reason": "planned",
            "text": "In May.",
            "alternative": "Call us.",
            "owner": "Web team",
            "expires": "2999-01-01",
        }
        options = [part for name, text in said.items() for part in (f"--{name}", text)]
        assert call("baseline", "accept", run, "--rule", RULE, *options).code == 0
        assert call("report", run, "--format", "json", "--baseline", "baseline.yaml").code == 0

    def test_judging_again_keeps_the_answers(self, call: Call, run: Path, tmp_path: Path) -> None:
        river = answers(tmp_path / "river.json", run, (questions(run), "no", "Not here."))
        call("panel", "merge", run, river)
        before = manual(run)
        assert len(before) == 5
        assert call("judge", run, "--format", "json", "-q").code == 1
        assert manual(run) == before
        call("judge", run, "--select", RULE, "--format", "json", "-q")
        assert len(manual(run)) == 4
        assert call("panel", "merge", run, river).code == 0

    def test_the_json_report_holds_who_said_what(self, call: Call, run: Path, tmp_path: Path) -> None:
        river = answers(tmp_path / "river.json", run, (questions(run, PICTURE), "yes", "Fine."))
        call("panel", "merge", run, river)
        call("report", run, "--format", "json")
        told = json.loads((run / "report.json").read_text(encoding="utf-8"))
        assert [(one["person"], one["answer"], one["remark"]) for one in told["panel"]] == [("river", "yes", "Fine.")]
        found = [one for one in told["findings"] if one.get("mode") == "manual"]
        assert [(one["outcome"], one["answers"]) for one in found] == [("passed", {"yes": 1})] * 2
        assert told["run"]["id"] == RunFolder(run).read_run().id

    def test_hostile_answers_are_only_text(self, call: Call, run: Path, tmp_path: Path) -> None:
        evil = "</script><script>alert(1)</script>\x1b[31m\u202e=1+1"
        river = answers(
            tmp_path / "river.json", run, (questions(run), "no", evil), person="<b>\x1b]0;x\x07", service=evil
        )
        done = call("panel", "merge", run, river)
        assert done.code == 0
        assert not {"\x1b", "\u202e", "\x07"} & set(done.err)
        for name in ("html", "csv", "sarif", "markdown", "junit", "earl", "wcag-em", "gitlab", "github", "openacr"):
            assert call("report", run, "--format", f"{name}={tmp_path / name}").code == 1
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert not {"\x1b", "\u202e", "\x07"} & set(text), name
        assert "<script>alert(1)" not in (tmp_path / "html").read_text(encoding="utf-8")

    def test_questions_alone_are_no_result(self, call: Call, tmp_path: Path) -> None:
        """A run in which nothing but questions came out has tested nothing, and says so."""
        asking(tmp_path)
        run = stored.run(tmp_path / "run", {"/": ASKS}, (QUESTION,))
        done = call("report", run, "--format", "json")
        assert done.code == 3
        assert [one.outcome for one in RunFolder(run).all_findings()] == ["cantTell"]


class TestForgetting:
    def test_a_person_can_be_taken_out(self, call: Call, run: Path, tmp_path: Path) -> None:
        for name in ("river", "oak"):
            call("panel", "merge", run, answers(tmp_path / f"{name}.json", run, (questions(run), "no", name)))
        done = call("panel", "forget", run, "River")
        assert (done.code, done.out) == (0, "")
        assert done.err.startswith("The answers of River were taken out of the run.")
        assert "river" not in (run / "panel.json").read_text(encoding="utf-8")
        assert {str(one.answers) for one in manual(run)} == {"{'no': 1}"}
        done = call("panel", "forget", run, "river")
        assert (done.code, done.err) == (2, "This run holds no answers of river. Pseudonyms here: oak.\n")


class TestQuestionsOfTheService:
    def test_one_is_asked_where_a_page_was_opened(self, tmp_path: Path) -> None:
        asking(tmp_path)
        run = stored.run(tmp_path / "run", {"/": ASKS}, (QUESTION,))
        assert [(one.subject, one.outcome) for one in RunFolder(run).judged()] == [("service", "cantTell")]

    def test_none_is_asked_where_none_was(self, tmp_path: Path) -> None:
        asking(tmp_path)
        gone: dict[str, Any] = {"problems": [Problem(key="refused", asked=True)]}
        run = stored.run(tmp_path / "run", {"/": ASKS}, (QUESTION,), p1=gone)
        (found,) = RunFolder(run).judged()
        assert (found.outcome, found.problem and found.problem.key) == ("untested", "nothing-opened")
