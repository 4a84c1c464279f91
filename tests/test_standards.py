"""Requirements, groups and profiles of law: the data files are whole, and rules weigh what the law says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from einclusion.data import own
from einclusion.model import LANGUAGES, Impact, Rule, Weight
from einclusion.standards import (
    criteria,
    groups,
    groups_of,
    limit,
    needs,
    profile,
    profile_names,
    requirement,
    weight_of,
)

NEW_IN_22 = {"2.4.11", "2.4.12", "2.4.13", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8", "3.3.9"}
FURTHER: dict[str, dict[str, Any]] = own("standards/requirements.yaml")["requirements"]
WCAG: dict[str, dict[str, Any]] = own("standards/wcag.yaml")["criteria"]
FOUR = set(LANGUAGES)


def whole(words: dict[str, str]) -> bool:
    return set(words) == FOUR and all(text.strip() == text and text for text in words.values())


class TestCriteria:
    def test_there_are_86_and_4_1_1(self) -> None:
        assert len(criteria()) == 87
        assert {name for name in criteria() if name.startswith("wcag-4.1.")} == {
            "wcag-4.1.1",
            "wcag-4.1.2",
            "wcag-4.1.3",
        }

    def test_levels_as_in_wcag_2_2(self) -> None:
        levels = [one.level for name, one in criteria().items() if name != "wcag-4.1.1"]
        assert {level: levels.count(level) for level in ("A", "AA", "AAA")} == {"A": 31, "AA": 24, "AAA": 31}

    def test_versions_that_brought_them(self) -> None:
        since = [one.since for one in criteria().values()]
        assert {version: since.count(version) for version in sorted(set(since))} == {"2.0": 61, "2.1": 17, "2.2": 9}
        assert {name.removeprefix("wcag-") for name, one in criteria().items() if one.since == "2.2"} == NEW_IN_22

    def test_only_4_1_1_has_gone(self) -> None:
        assert {number: row["until"] for number, row in WCAG.items() if "until" in row} == {"4.1.1": "2.1"}

    @pytest.mark.parametrize("number", WCAG)
    def test_one_is_whole(self, number: str) -> None:
        one = criteria()[f"wcag-{number}"]
        assert re.fullmatch(r"[1-4]\.[1-5]\.\d{1,2}", number)
        assert whole(one.title)
        assert re.fullmatch(r"[a-z0-9-]+", one.anchor)
        assert one.address == f"https://www.w3.org/TR/WCAG22/#{one.anchor}"
        assert one.groups
        assert set(WCAG[number]["primary"]) | set(WCAG[number]["secondary"]) <= set(groups())
        assert not set(WCAG[number]["primary"]) & set(WCAG[number]["secondary"])
        assert WCAG[number]["groups_source"] in ("table-b2", "proposal")

    def test_they_stand_in_order(self) -> None:
        numbers = [tuple(map(int, number.split("."))) for number in WCAG]
        assert numbers == sorted(numbers)
        assert len({one.anchor for one in criteria().values()}) == 87

    @pytest.mark.parametrize(
        ("number", "clause"),
        [("1.1.1", "9.1.1.1"), ("1.4.10", "9.1.4.10"), ("4.1.1", "9.4.1.1"), ("2.4.11", ""), ("1.4.6", "")],
    )
    def test_the_clause_is_the_one_of_en_301_549_in_force(self, number: str, clause: str) -> None:
        assert requirement(f"wcag-{number}").clause == clause

    @pytest.mark.parametrize(
        ("number", "people"),
        [
            ("1.4.3", ["low-vision", "colour-blind"]),
            ("1.1.1", ["blind", "low-vision", "deaf"]),
            ("2.3.1", ["photosensitive"]),
        ],
    )
    def test_people_as_in_table_b_2(self, number: str, people: list[str]) -> None:
        assert requirement(f"wcag-{number}").groups == people
        assert WCAG[number]["groups_source"] == "table-b2"


class TestFurtherRequirements:
    @pytest.mark.parametrize("name", FURTHER)
    def test_one_is_whole(self, name: str) -> None:
        row = FURTHER[name]
        one = requirement(name)
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name)
        assert whole(one.title)
        assert row["family"] in ("law", "standard", "practice")
        assert row["where"] in ("world", "be", *profile_names())
        assert isinstance(row["verified"], bool)
        assert row["verified"] is one.verified
        assert set(one.groups) <= set(groups())
        assert re.fullmatch(r"https?://\S+", one.address) or name == "practice", one.address

    def test_clauses_beyond_wcag(self) -> None:
        clauses = [name for name in FURTHER if name.startswith("en-301-549-")]
        assert requirement("en-301-549-12.1.1").clause == "12.1.1"
        assert not [name for name in clauses if name.startswith("en-301-549-9")], "clause 9 is derived from WCAG"

    def test_no_two_are_the_same(self) -> None:
        assert not set(FURTHER) & set(criteria())

    @pytest.mark.parametrize("name", ["wcag-1.1.9", "", "wcag-", "../words/report", "en-301-549-9.1.1.1"])
    def test_an_unknown_one_is_an_error(self, name: str) -> None:
        with pytest.raises(KeyError):
            requirement(name)


class TestGroups:
    def test_french_names_stand_behind_an_article_in_the_plural(self) -> None:
        assert all(group.name["fr"].startswith("personnes ") for group in groups().values())

    def test_they_are_the_groups_there_are(self) -> None:
        assert len(groups()) == 26
        assert list(groups())[:4] == ["blind", "low-vision", "colour-blind", "deaf"]

    @pytest.mark.parametrize("name", own("standards/groups.yaml")["groups"])
    def test_one_is_whole(self, name: str) -> None:
        one = groups()[name]
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert whole(one.name)
        assert whole(one.meets)
        assert bool(one.code) == bool(one.clause)
        assert one.need in ("", *needs())

    def test_the_functional_performance_statements_are_all_there(self) -> None:
        clauses = [one.clause for one in groups().values() if one.clause]
        assert clauses == [f"4.2.{number}" for number in range(1, 12)]
        assert len({one.code for one in groups().values() if one.code}) == 11

    def test_the_nine_needs_have_words_and_people(self) -> None:
        assert len(needs()) == 9
        assert all(whole(words) for words in needs().values())
        assert {one.need for one in groups().values()} - {""} == set(needs())

    def test_those_named_go_with_those_served_in_one_order(self) -> None:
        assert groups_of(["wcag-1.4.3", "practice"], ["poverty", "blind"]) == [
            "blind",
            "low-vision",
            "colour-blind",
            "poverty",
        ]
        assert groups_of([], []) == []


def _rule(*requirements: str, weight: Weight = Weight.ADVICE) -> Rule:
    return Rule(id="r", topic="offline", impact=Impact.MINOR, weight=weight, requirements=list(requirements))


class TestProfiles:
    def test_they_are_the_laws_there_are(self) -> None:
        assert profile_names() == [
            *("be-bruxelles", "be-federal", "be-vlaanderen", "de", "eu", "fr", "lu", "nl", "uk"),
        ]

    @pytest.mark.parametrize("name", profile_names())
    def test_one_is_whole(self, name: str) -> None:
        row = own(f"profiles/{name}.yaml")
        law = profile(name)
        assert (law.id, whole(law.name)) == (name, True)
        assert set(law.wcag) == {"2.0", "2.1", "2.2"}
        assert all(set(levels) == {"A", "AA", "AAA"} for levels in law.wcag.values())
        assert set(law.languages) <= FOUR
        assert row["sources"]
        assert set(row) <= {"name", "extends", "en-301-549", "languages", "wcag", "weights", "refused", "sources"}
        for pattern in law.weights:
            stem = pattern.removesuffix("*")
            assert any(
                known.startswith(stem) if stem != pattern else known == stem for known in [*FURTHER, *criteria()]
            )

    def test_one_takes_over_what_it_extends(self) -> None:
        assert profile("be-bruxelles").wcag == profile("eu").wcag
        assert profile("lu").languages == []
        assert profile("be-bruxelles").languages == ["nl", "fr"]

    def test_an_unknown_one_is_an_error(self) -> None:
        with pytest.raises(FileNotFoundError):
            profile("atlantis")

    @pytest.mark.parametrize(
        ("law", "requirements", "weight"),
        [
            ("eu", ["wcag-1.1.1"], Weight.BINDING),
            ("eu", ["wcag-1.4.10"], Weight.BINDING),
            ("eu", ["wcag-4.1.1"], Weight.BINDING),
            ("eu", ["wcag-1.4.6"], Weight.ADVICE),
            ("eu", ["wcag-2.5.8"], Weight.STANDARD),
            ("eu", ["wcag-2.5.8", "wcag-1.4.6"], Weight.STANDARD),
            ("eu", ["wcag-1.4.6", "wcag-1.1.1"], Weight.BINDING),
            ("uk", ["wcag-2.5.8"], Weight.BINDING),
            ("uk", ["wcag-1.4.10"], Weight.BINDING),
            ("uk", ["wcag-4.1.1"], Weight.ADVICE),
            ("uk", ["en-301-549-12.1.1"], Weight.STANDARD),
            ("be-bruxelles", ["be-bruxelles-digital-13"], Weight.BINDING),
            ("be-vlaanderen", ["be-vlaanderen-bestuursdecreet-ii-16"], Weight.BINDING),
            ("de", ["de-bitv-4"], Weight.BINDING),
        ],
    )
    def test_weights(self, law: str, requirements: list[str], weight: Weight) -> None:
        assert weight_of(_rule(*requirements), profile(law)) is weight

    @pytest.mark.parametrize("weight", Weight)
    def test_where_the_law_is_silent_the_page_decides(self, weight: Weight) -> None:
        assert weight_of(_rule("practice", weight=weight), profile("eu")) is weight
        assert weight_of(_rule(weight=weight), profile("eu")) is weight
        assert weight_of(_rule("be-bruxelles-digital-13", weight=weight), profile("fr")) is weight

    def test_acts_of_the_union_bind_no_one_in_the_united_kingdom(self) -> None:
        binding = _rule("eu-2018-1724-10", weight=Weight.BINDING)
        assert weight_of(binding, profile("eu")) is Weight.BINDING
        assert weight_of(binding, profile("uk")) is Weight.ADVICE


def test_measures_have_words_a_unit_and_a_source() -> None:
    for name, row in own("thresholds.yaml").items():
        assert set(row) - {"tunes", "laws"} == {"default", "unit", "name", "source"}, name
        for law, other in row.get("laws", {}).items():
            assert law in profile_names()
            assert set(other) == {"limit", "source"}
            assert other["limit"] != row["default"]
        assert row["default"] > 0 or (row.get("tunes") and row["default"] == 0), name
        assert whole(row["name"])
        assert row["source"].strip()


def test_a_profile_may_have_a_limit_of_its_own() -> None:
    assert (limit("step-level", "be-bruxelles"), limit("step-level", "nl")) == (2.5, 3.5)
    with pytest.raises(KeyError):
        limit("step-height", "eu")
