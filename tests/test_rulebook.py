"""Packs, rule pages and checks: found without being registered, and every broken one named with what to mend."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from einclusion import rulebook
from einclusion.errors import UsageError
from einclusion.model import Impact, Weight
from einclusion.rulebook import RulePageError, installed, load, pages, read, split
from tests import packs

OWN = Path(__file__).parents[1] / "rules"


class TestReading:
    def test_id_and_topic_come_from_the_path(self, tmp_path: Path) -> None:
        rule = read(packs.write(tmp_path, "offline/fax-not-only-way"), "town")
        assert (rule.id, rule.topic, rule.engine, rule.pack) == ("fax-not-only-way", "offline", "einclusion", "town")
        assert (rule.subject, rule.impact, rule.weight) == ("page", Impact.SERIOUS, Weight.ADVICE)
        assert rule.title["nl"] == "What is expected (nl)"

    @pytest.mark.parametrize(("folder", "engine"), [("axe", "axe"), ("questions", "person")])
    def test_words_for_axe_and_for_people(self, tmp_path: Path, folder: str, engine: str) -> None:
        rule = read(packs.write(tmp_path, f"{folder}/some-rule", check=None))
        assert (rule.engine, rule.topic) == (engine, "accessibility")

    def test_a_question_says_its_topic_itself(self, tmp_path: Path) -> None:
        rule = read(packs.write(tmp_path, "questions/fax-liked", check=None, topic="offline", subject="service"))
        assert (rule.topic, rule.engine, rule.subject, rule.needs) == ("offline", "person", "service", [])

    @pytest.mark.parametrize(
        ("changes", "says"),
        [
            ({"topic": None}, r"`topic` is missing"),
            ({"topic": "fun"}, r"\$\.topic: `fun` is not a known topic\. Possible: accessibility, "),
            ({"question": None}, "`question` is missing"),
            ({"needs": ["text"]}, "`needs` is not a known word here"),
            ({"messages": {"failed": packs.words("Wrong.")}}, "`messages` is not a known word here"),
            ({"act": ["c487ae"], "supersedes": ["x"]}, "`act` is not a known word here"),
            ({"when": ["vidoe"]}, r"\$\.when.*`vidoe` is not a known condition for a question.*`video`"),
            ({"look": {"nl": "x", "de": "x", "en": "x"}}, r"\$\.look: It lacks fr\."),
        ],
    )
    def test_a_question_that_is_none(self, tmp_path: Path, changes: dict[str, Any], says: str) -> None:
        with pytest.raises(RulePageError, match=says):
            read(packs.write(tmp_path, "questions/fax-liked", check=None, **changes))

    def test_other_pages_have_their_topic_from_their_folder(self, tmp_path: Path) -> None:
        with pytest.raises(RulePageError, match="`topic` is not a known word here"):
            read(packs.write(tmp_path, "offline/fax-liked", topic="offline"))

    def test_groups_are_those_of_the_requirements_and_of_the_page(self, tmp_path: Path) -> None:
        rule = read(packs.write(tmp_path, "offline/some-rule", requirements=["wcag-1.4.3"], groups=["older-people"]))
        assert rule.groups == ["low-vision", "colour-blind", "older-people"]

    @pytest.mark.parametrize(
        ("requirements", "level"),
        [(["practice"], ""), (["wcag-1.4.6"], "AAA"), (["wcag-1.4.6", "wcag-1.4.3", "practice"], "AA")],
    )
    def test_the_level_is_the_lowest(self, tmp_path: Path, requirements: list[str], level: str) -> None:
        assert read(packs.write(tmp_path, "offline/some-rule", requirements=requirements)).level == level

    def test_front_matter_and_prose(self, tmp_path: Path) -> None:
        path = packs.write(tmp_path, "offline/some-rule", prose="Some prose\n---\nafter a line.\n")
        front, prose = split(path)
        assert front.startswith("subject: page\n")
        assert prose == "Some prose\n---\nafter a line.\n"
        book = packs.book(tmp_path)
        assert book.prose(book.rules["some-rule"]) == prose

    def test_line_ends_of_another_system(self, tmp_path: Path) -> None:
        path = packs.write(tmp_path, "offline/some-rule")
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert read(path).title["en"] == "What is expected (en)"


def _lacking(*gone: str) -> dict[str, str]:
    return {code: text for code, text in packs.words("What").items() if code not in gone}


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"colour": "red"}, r"\$\.colour: `colour` is not a known word here\. Possible: subject, needs, impact, "),
    ({"id": "mine"}, "`id` is not a known word here"),
    ({"title": _lacking("fr")}, r"\$\.title: It lacks fr\."),
    ({"title": None}, r"\$\.title: It lacks nl, fr, de, en\."),
    ({"title": {**packs.words("What"), "de": " "}}, r"\$\.title: It lacks de\."),
    ({"why": _lacking("nl", "de")}, r"\$\.why: It lacks nl, de\."),
    ({"effect": None}, r"\$\.effect: It lacks"),
    ({"fix": None}, r"\$\.fix: It lacks"),
    ({"question": _lacking("en")}, r"\$\.question: It lacks en\."),
    ({"messages": {"failed": _lacking("fr")}}, r"\$\.messages\.failed: It lacks fr\."),
    ({"requirements": ["wcag-9.9.9"]}, r"`wcag-9\.9\.9` is not a known requirement"),
    ({"requirements": ["wcag-1.1.1", "nothing"]}, "`nothing` is not a known requirement"),
    ({"groups": ["martians"]}, "`martians` is not a known group of people"),
    ({"needs": ["telepathy"]}, "`telepathy` is not a known kind of facts"),
    ({"groups": []}, "Nothing says whom this fault excludes"),
    ({"impact": "huge"}, r"\$\.impact: `huge` is not possible here"),
    ({"impact": None}, "`impact` is missing"),
    ({"weight": "law"}, r"\$\.weight: `law` is not possible here"),
    ({"subject": "town"}, r"\$\.subject: `town` is not possible here"),
    ({"needs": "structure"}, r"\$\.needs: .* Expected: a list .* Found: text"),
    ({"title": "What"}, r"\$\.title: .* Expected: a block of fields .* Found: text"),
    ({"experimental": "yes"}, r"\$\.experimental: .* Expected: `true` or `false`\. Found: text"),
    ({"messages": {"failed": "Wrong."}}, r"\$\.messages\.failed: .* Found: text"),
]


class TestBrokenPages:
    @pytest.mark.parametrize(("changes", "says"), BROKEN)
    def test_front_matter_that_does_not_hold_together(self, tmp_path: Path, changes: dict[str, Any], says: str) -> None:
        path = packs.write(tmp_path, "offline/some-rule", **changes)
        with pytest.raises(RulePageError, match=says) as caught:
            read(path)
        assert str(caught.value).startswith(f"{path}:")

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("", "begins with fields between two lines of"),
            ("# A rule\n", "begins with fields between two lines of"),
            ("---\nsubject: page\n", "begins with fields between two lines of"),
            ("A word\n---\nsubject: page\n---\n", "begins with fields between two lines of"),
            ("---\ntitle: [\n---\n", r":3:1: .*must be in quotes"),
            ("---\n- a\n- b\n---\n", "stand fields such as"),
            ("---\n---\n", "stand fields such as"),
            ("---\n3: x\n---\n", "`3` is not a known word here"),
            ("---\n? [a]\n: x\n---\n", r":2: .* must be a word"),
            ("---\na: &x [*x]\nb: *y\n---\n", r":3:"),
        ],
    )
    def test_a_file_that_is_no_rule_page(self, tmp_path: Path, text: str, says: str) -> None:
        path = tmp_path / "some-rule.md"
        path.write_text(text)
        with pytest.raises(RulePageError, match=says) as caught:
            read(path)
        assert str(caught.value).startswith(f"{path}:")

    def test_a_file_that_is_not_utf_8(self, tmp_path: Path) -> None:
        path = tmp_path / "some-rule.md"
        path.write_bytes(b"---\ntitle: \xff\n---\n")
        with pytest.raises(RulePageError, match="can't be read"):
            read(path)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(RulePageError, match=r"gone\.md: The file can't be read"):
            read(tmp_path / "gone.md")

    def test_a_broken_page_is_wrong_use_for_the_command_line(self) -> None:
        assert issubclass(RulePageError, UsageError)


class TestPacks:
    def test_pages_of_a_folder_by_topic(self, tmp_path: Path) -> None:
        for rule in ("redress/z-rule", "offline/b-rule", "offline/a-rule", "axe/some-rule", "questions/c-rule"):
            packs.write(tmp_path, rule)
        packs.write(tmp_path, "drafts/d-rule")
        assert [path.stem for path in pages(tmp_path)] == ["some-rule", "a-rule", "b-rule", "c-rule", "z-rule"]

    @pytest.mark.parametrize("made", [True, False])
    def test_a_folder_without_rules(self, tmp_path: Path, made: bool) -> None:
        folder = tmp_path / "pack"
        if made:
            packs.write(folder, "drafts/d-rule")
        with pytest.raises(
            RulePageError,
            match=r"pack: There are no rule pages here\. A rule pack has a folder for each topic \(accessib",
        ):
            pages(folder)

    def test_another_pack_goes_beside_ours(self, tmp_path: Path) -> None:
        packs.write(tmp_path / "town", "offline/town-hall-open")
        book = load([tmp_path / "town"])
        assert book.rules["town-hall-open"].pack == "town"
        assert book.rules["image-alt"].pack == "einclusion"

    def test_an_id_used_twice_is_refused(self, tmp_path: Path) -> None:
        path = packs.write(tmp_path / "town", "redress/image-alt")
        with pytest.raises(
            RulePageError, match=r"The rule id `image-alt` is taken: .*image-alt\.md.*another name"
        ) as error:
            load([tmp_path / "town"])
        assert str(error.value).startswith(str(path))

    def test_an_id_used_twice_in_one_pack_is_refused(self, tmp_path: Path) -> None:
        packs.write(tmp_path, "redress/some-rule")
        packs.write(tmp_path, "offline/some-rule")
        with pytest.raises(RulePageError, match="`some-rule` is taken"):
            load([tmp_path])

    def test_ours_come_by_entry_point(self) -> None:
        name, folder = next(installed())
        assert (name, folder.resolve()) == ("einclusion", OWN.resolve())

    def test_anyone_elses_come_by_entry_point_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        packs.write(tmp_path / "town_rules", "offline/town-hall-open")
        (tmp_path / "town_rules" / "__init__.py").write_text("")
        told = tmp_path / "town_rules-1.0.dist-info"
        told.mkdir()
        (told / "METADATA").write_text("Metadata-Version: 2.1\nName: town-rules\nVersion: 1.0\n")
        (told / "entry_points.txt").write_text("[einclusion.rules]\naa-town = town_rules\n")
        monkeypatch.syspath_prepend(tmp_path)
        assert [name for name, _ in installed()] == ["einclusion", "aa-town"]
        assert load().rules["town-hall-open"].pack == "aa-town"


class TestChecks:
    def check(self, folder: Path, code: str | None) -> rulebook.Check:
        packs.write(folder, "offline/some-rule", check=code)
        book = packs.book(folder)
        return book.check(book.rules["some-rule"])

    def test_one_is_loaded_once(self, tmp_path: Path) -> None:
        packs.write(tmp_path, "offline/some-rule")
        book = packs.book(tmp_path)
        assert book.check(book.rules["some-rule"]) is book.check(book.rules["some-rule"])

    @pytest.mark.parametrize(
        ("code", "says"),
        [
            (None, r"some-rule\.py: This file is missing\. It holds the check of the rule some-rule"),
            ("", r"some-rule\.py: The check can't be loaded \(AttributeError: .*'check'"),
            ("def check(page:", r"some-rule\.py: The check can't be loaded \(SyntaxError"),
            ("import nowhere_to_be_found", "can't be loaded \\(ModuleNotFoundError: .*nowhere_to_be_found"),
            ("raise RuntimeError('no')", "can't be loaded \\(RuntimeError: no\\)"),
        ],
    )
    def test_one_that_cannot_be_loaded(self, tmp_path: Path, code: str | None, says: str) -> None:
        with pytest.raises(RulePageError, match=says):
            self.check(tmp_path, code)

    def test_one_may_hold_types_of_its_own(self, tmp_path: Path) -> None:
        code = (
            "from __future__ import annotations\nfrom dataclasses import dataclass\nfrom typing import ClassVar\n\n"
            "@dataclass\nclass Seen:\n    count: int = 0\n    most: ClassVar[int] = 3\n\n"
            "def check(page):\n    yield Seen()\n"
        )
        assert "Seen(count=0)" in repr(list(self.check(tmp_path, code)(None)))

    def test_one_may_read_a_word_list_beside_it(self, tmp_path: Path) -> None:
        packs.write(tmp_path, "offline/some-rule")
        (tmp_path / "offline" / "words.yaml").write_text("no: [fax]\n")
        code = "from einclusion.data import beside\ndef check(page):\n    yield beside(__file__, 'words.yaml')\n"
        assert str(list(self.check(tmp_path, code)(None))) == "[{'no': ['fax']}]"


def test_all_rules_at_hand_can_be_loaded_and_stored() -> None:
    book = load()
    assert len(book.rules) > 100
    for rule in book.rules.values():
        assert msgspec.json.decode(msgspec.json.encode(rule), type=type(rule)) == rule
        assert re.fullmatch(r"[a-z0-9-]+" if rule.engine != "person" else r"[a-z0-9.-]+", rule.id)
        if rule.engine == "einclusion":
            assert callable(book.check(rule))
