"""Answers of people: read whole or refused, merged so that the newest of each person counts, applied to findings."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from einclusion.answers import PERSON, REMARK, Answers, Given, Panel
from einclusion.errors import UsageError
from einclusion.model import LANGUAGES, Finding, Outcome
from einclusion.panel.applying import applied, outcome
from einclusion.panel.merging import Merged, merge, without
from einclusion.panel.reading import LARGEST, AnswersError, read, read_all
from einclusion.summary.said import Said, by_fingerprint, said_of

RUN = "r1"
KNOWN = {"aaa", "bbb", "ccc"}
TODAY = date(2026, 11, 22)
FILE: dict[str, Any] = {
    "schema": 1,
    "run": RUN,
    "service": "Permit",
    "person": "river",
    "date": "2026-11-22T10:00:00Z",
    "language": "nl",
    "answers": [
        {"question": ["aaa", "bbb"], "answer": "yes", "remark": "Fine."},
        {"question": ["ccc"], "answer": "no"},
    ],
}


def write(folder: Path, content: Any = None, **changes: Any) -> Path:
    path = folder / "answers.json"
    row = {name: value for name, value in {**FILE, **changes}.items() if value is not None}
    path.write_text(json.dumps(row) if content is None else content, encoding="utf-8")
    return path


def got(path: Path) -> Answers:
    return read(path, RUN, KNOWN, TODAY)


def answers(person: str, moment: str, **given: str) -> Answers:
    """Answers of a person: fingerprint to answer, with a remark behind a slash."""
    listed = [
        {"question": [name], "answer": said.partition("/")[0], "remark": said.partition("/")[2]}
        for name, said in given.items()
    ]
    return msgspec.convert({**FILE, "person": person, "date": moment, "answers": listed}, Answers)


class TestReading:
    def test_what_the_form_saves(self, tmp_path: Path) -> None:
        found = got(write(tmp_path))
        assert (found.person, found.date, found.language) == ("river", "2026-11-22T10:00:00Z", "nl")
        assert [(one.question, one.answer, one.remark) for one in found.answers] == [
            (["aaa", "bbb"], "yes", "Fine."),
            (["ccc"], "no", ""),
        ]

    def test_a_plain_day_a_byte_order_mark_and_what_may_be_left_out(self, tmp_path: Path) -> None:
        path = write(tmp_path, date="2026-11-21", service=None, language=None, schema=None)
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        assert got(path).date == "2026-11-21"

    @pytest.mark.parametrize(
        ("changes", "says"),
        [
            ({"run": "r2"}, "$.run: These answers belong to another run (r2). The folder that you name is run r1."),
            ({"run": None}, "This is no file with answers."),
            ({"schema": 2}, "$.schema: This file is of version 2; this einclusion reads version 1."),
            ({"person": None}, "$.person: `person` is missing, but required."),
            ({"person": ""}, "$.person: There is no pseudonym."),
            ({"person": " \u202e\x1b "}, "$.person: There is no pseudonym."),
            ({"person": "x" * (PERSON + 1)}, "$.person: This text is too long: 40 characters are allowed."),
            ({"person": "jan@voorbeeld.be"}, "$.person: `jan@voorbeeld.be` looks like an email address."),
            ({"person": 7}, "$.person: This is not what the form saves."),
            ({"date": "yesterday"}, "$.date: `yesterday` is no date."),
            ({"date": "2026-02-30"}, "$.date: `2026-02-30` is no date."),
            ({"date": "2026-11-22T25:00:00Z"}, "$.date: `2026-11-22T25:00:00Z` is no date."),
            ({"date": "2027-01-01"}, "$.date: `2027-01-01` lies in the future."),
            ({"language": "xx"}, "$.language: `xx` is not possible here."),
            ({"mood": "fine"}, "$.mood: `mood` is not a known word here."),
            ({"answers": {}}, "$.answers: This is not what the form saves."),
            ({"answers": None}, "$.answers: `answers` is missing, but required."),
            (
                {"answers": [{"question": ["aaa"], "answer": "maybe"}]},
                "$.answers[0].answer: `maybe` is not possible here.",
            ),
            (
                {"answers": [{"question": ["aaa"], "answer": "yes", "remark": "x" * (REMARK + 1)}]},
                "$.answers[0].remark: This text is too long: 1000 characters are allowed.",
            ),
            ({"answers": [{"question": [], "answer": "yes"}]}, "$.answers[0].question: This is not what the form"),
            ({"answers": [{"answer": "yes"}]}, "$.answers[0].question: `question` is missing, but required."),
            (
                {"answers": [{"question": ["aaa", "zzz"], "answer": "yes"}]},
                "$.answers[0].question[1]: This run asks no question with the fingerprint `zzz`.",
            ),
            ({"answers": [{"question": [5], "answer": "yes"}]}, "$.answers[0].question[0]: This is not what the form"),
            (
                {"answers": [{"question": ["aaa"], "answer": "yes"}, {"question": ["aaa"], "answer": "no"}]},
                "$.answers[1].question[0]: There are two answers to `aaa`: already at $.answers[0].",
            ),
        ],
    )
    def test_what_can_not_be_merged(self, tmp_path: Path, changes: dict[str, Any], says: str) -> None:
        path = write(tmp_path, **changes)
        with pytest.raises(AnswersError) as refused:
            got(path)
        head, *lines = str(refused.value).splitlines()
        assert head == f"{path} has one mistake. Nothing was merged."
        assert len(lines) == 1
        assert lines[0].startswith(f"{path}: {says}")

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ("", ":1:1: Here the file stops being readable JSON."),
            ('{"run": "r1",\n "answers": [}', ":2:14: Here the file stops being readable JSON."),
            ("[]", ": This is no file with answers."),
            ("7", ": This is no file with answers."),
            ('{"run": NaN}', ": This is no file with answers."),
            ("[" * 100_000, ": This is no file with answers."),
            ('{"run": ' + "[" * 30 + "]" * 30 + "}", ": This is no file with answers."),
        ],
    )
    def test_what_is_no_file_with_answers(self, tmp_path: Path, content: str, says: str) -> None:
        path = write(tmp_path, content)
        with pytest.raises(AnswersError) as refused:
            got(path)
        assert f"{path}{says}" in str(refused.value)

    def test_files_that_can_not_be_read(self, tmp_path: Path) -> None:
        with pytest.raises(AnswersError, match="The file can't be read: the file or folder does not exist"):
            got(tmp_path / "none.json")
        latin = tmp_path / "latin.json"
        latin.write_bytes('{"run": "é"}'.encode("latin-1"))
        with pytest.raises(AnswersError, match="not saved as UTF-8"):
            got(latin)
        large = tmp_path / "large.json"
        large.write_bytes(b" " * (LARGEST + 1))
        with pytest.raises(AnswersError, match="larger than 5 MB"):
            got(large)

    def test_all_mistakes_are_told_at_once_of_all_files(self, tmp_path: Path) -> None:
        path = write(tmp_path, person="", answers=[{"question": ["zzz"], "answer": "maybe"}])
        with pytest.raises(UsageError) as refused:
            read_all([path, tmp_path / "none.json"], RUN, KNOWN, TODAY)
        assert [line.partition(": ")[0] for line in str(refused.value).splitlines()[1:4]] == [str(path)] * 3
        assert "none.json has one mistake" in str(refused.value)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_mistakes_are_told_in_four_languages(self, tmp_path: Path, language: str) -> None:
        with pytest.raises(AnswersError) as refused:
            got(write(tmp_path, run="r2"))
        told = refused.value.sentence(language)
        assert "r2" in told
        assert not {"{", "}"} & set(told)
        assert (told == str(refused.value)) is (language == "en")

    def test_halves_of_characters_and_hostile_texts_do_no_harm(self, tmp_path: Path) -> None:
        text = json.dumps({**FILE, "person": "ri\x1b[31mver", "answers": []})
        path = write(tmp_path, text.replace('"Permit"', '"\\ud800 <script>"'))
        found = got(path)
        assert found.person == "ri ver"
        assert msgspec.json.decode(msgspec.json.encode(found), type=Answers) == found
        with pytest.raises(AnswersError) as refused:
            got(write(tmp_path, person="a@b\x1b[31m\u202e"))
        assert not {"\x1b", "\u202e"} & set(str(refused.value))


class TestMerging:
    NOTHING = Panel(run=RUN)

    def test_answers_are_counted_and_grouped(self, tmp_path: Path) -> None:
        panel, (merged,) = merge(self.NOTHING, RUN, [got(write(tmp_path))])
        assert merged == Merged(person="river", new=2)
        assert [(one.question, one.answer, one.remark) for one in panel.given] == [
            (["ccc"], "no", ""),
            (["aaa", "bbb"], "yes", "Fine."),
        ]

    def test_merging_again_changes_nothing(self, tmp_path: Path) -> None:
        file = got(write(tmp_path))
        first, _ = merge(self.NOTHING, RUN, [file])
        second, (merged,) = merge(first, RUN, [file])
        assert msgspec.json.encode(second) == msgspec.json.encode(first)
        assert merged == Merged(person="river", kept=2)
        assert merge(self.NOTHING, RUN, [file, file])[0] == first

    def test_newer_answers_of_a_person_take_the_place_of_older_ones(self) -> None:
        old = answers("River", "2026-11-20", aaa="yes", bbb="yes", ccc="unknown")
        new = answers("river ", "2026-11-21T08:00:00Z", aaa="no/It broke.", bbb="yes")
        panel, merged = merge(self.NOTHING, RUN, [old, new])
        assert merged[1] == Merged(person="river ", replaced=1, kept=1)
        held = {name: (one.answer, one.remark, one.date) for one in panel.given for name in one.question}
        assert held["aaa"] == ("no", "It broke.", "2026-11-21T08:00:00Z")
        assert held["ccc"][0] == "unknown"
        backwards, merged = merge(self.NOTHING, RUN, [new, old])
        assert merged[1] == Merged(person="River", new=1, kept=0, older=2)
        assert {name: one.answer for one in backwards.given for name in one.question} == {
            "aaa": "no",
            "bbb": "yes",
            "ccc": "unknown",
        }

    def test_several_people(self) -> None:
        files = [answers("river", "2026-11-20", aaa="yes"), answers("oak", "2026-11-20", aaa="no")]
        panel, _ = merge(self.NOTHING, RUN, files)
        assert merge(self.NOTHING, RUN, reversed(files))[0] == panel
        assert [one.person for one in panel.given] == ["oak", "river"]
        assert [one.person for one in without(panel, " OAK").given] == ["river"]
        assert without(panel, "elm") == panel


def finding(fingerprint: str, result: Outcome = Outcome.CANT_TELL) -> Finding:
    return Finding(outcome=result, rule="some-rule", subject="page:1", fingerprint=fingerprint)


def given(person: str, answer: str, *question: str, **more: str) -> Given:
    row = {"person": person, "date": "2026-11-20", "question": list(question), "answer": answer, **more}
    return msgspec.convert(row, Given)


class TestApplying:
    @pytest.mark.parametrize(
        ("counts", "expected"),
        [
            ({"yes": 1}, Outcome.PASSED),
            ({"yes": 3, "unknown": 1}, Outcome.PASSED),
            ({"no": 1}, Outcome.FAILED),
            ({"no": 2, "unknown": 5}, Outcome.FAILED),
            ({"yes": 9, "no": 1}, Outcome.CANT_TELL),
            ({"unknown": 2}, Outcome.CANT_TELL),
            ({}, Outcome.CANT_TELL),
        ],
    )
    def test_what_answers_amount_to(self, counts: dict[str, int], expected: Outcome) -> None:
        assert outcome(counts) is expected

    def test_only_questions_are_answered(self) -> None:
        found = [finding("aaa"), finding("bbb"), finding("ccc", Outcome.FAILED), finding("aaa")]
        told = [given("river", "yes", "aaa", "ccc"), given("oak", "no", "bbb"), given("elm", "unknown", "aaa")]
        made = applied(found, told)
        assert [(one.outcome, one.mode, one.answers) for one in made] == [
            ("passed", "manual", {"yes": 1, "unknown": 1}),
            ("failed", "manual", {"no": 1}),
            ("failed", "automatic", {}),
            ("passed", "manual", {"yes": 1, "unknown": 1}),
        ]
        assert [one.fingerprint for one in made] == [one.fingerprint for one in found]
        assert applied(found, []) == found

    def test_what_was_said_is_told_once_for_all_places(self) -> None:
        panel = by_fingerprint([given("river", "no", "aaa", "bbb", remark="Here."), given("oak", "yes", "aaa")])
        said = said_of(["aaa", "bbb", "ccc"], panel)
        assert said == [
            Said(person="oak", date="2026-11-20", language="en", answer="yes", remark="", places=1),
            Said(person="river", date="2026-11-20", language="en", answer="no", remark="Here.", places=2),
        ]
