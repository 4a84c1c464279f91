"""Which rules a run applies."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.errors import UsageError
from einclusion.rulebook import Rulebook, load
from einclusion.selection import select
from tests import packs


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """A rule for each thing that can be chosen."""
    folder = tmp_path_factory.mktemp("pack")
    rules: dict[str, dict[str, Any]] = {
        "axe/a-level-a": {"requirements": ["wcag-1.1.1"]},
        "axe/only-before-22": {"requirements": ["wcag-4.1.1"]},
        "axe/aa-of-21": {"requirements": ["wcag-1.4.10"]},
        "axe/aa-of-22": {"requirements": ["wcag-2.4.11"]},
        "axe/aaa-only": {"requirements": ["wcag-1.4.6"]},
        "axe/best-practice-rule": {"requirements": []},
        "axe/experiment": {"requirements": ["wcag-1.3.1"], "experimental": True},
        "axe/best-experiment": {"requirements": [], "experimental": True},
        "accessibility/our-own": {"requirements": ["wcag-1.1.1", "wcag-1.4.6"], "supersedes": ["a-level-a"]},
        "offline/phone-named": {"subject": "service"},
        "offline/fax-named": {"experimental": True},
        "questions/sign-language": {"requirements": ["wcag-1.2.2"]},
    }
    for name, changes in rules.items():
        packs.write(folder, name, **changes)
    return packs.book(folder)


def ids(book: Rulebook, *chosen: str, **switches: str) -> set[str]:
    return {rule.id for rule in select(book, chosen, {name.replace("_", "-"): on for name, on in switches.items()})}


DEFAULT = {"only-before-22", "aa-of-21", "aa-of-22", "best-practice-rule", "our-own", "phone-named", "sign-language"}
LEVEL_A = {"our-own", "sign-language"}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ([], DEFAULT),
        (["all"], DEFAULT | {"aaa-only", "experiment", "best-experiment", "fax-named"}),
        (["offline"], {"phone-named", "fax-named"}),
        (["readability"], set()),
        (["fax-named"], {"fax-named"}),
        (["a-level-a"], {"a-level-a"}),
        (["experiment", "offline"], {"experiment", "phone-named", "fax-named"}),
        (["best-practice"], {"best-practice-rule"}),
        (["wcag2a"], LEVEL_A | {"only-before-22"}),
        (["wcag20aa"], LEVEL_A | {"only-before-22"}),
        (["wcag21aa"], LEVEL_A | {"only-before-22", "aa-of-21"}),
        (["wcag22aa"], LEVEL_A | {"aa-of-21", "aa-of-22"}),
        (["wcag22a"], LEVEL_A),
        (["wcag2aaa"], LEVEL_A | {"only-before-22", "aaa-only"}),
        (["wcag22aaa"], LEVEL_A | {"aa-of-21", "aa-of-22", "aaa-only"}),
        (["wcag2a", "best-practice"], LEVEL_A | {"only-before-22", "best-practice-rule"}),
        (["all", "all"], DEFAULT | {"aaa-only", "experiment", "best-experiment", "fax-named"}),
    ],
)
def test_what_is_chosen(book: Rulebook, chosen: list[str], expected: set[str]) -> None:
    assert ids(book, *chosen) == expected


def test_accessibility_is_our_rules_and_axes(book: Rulebook) -> None:
    assert {"our-own", "aaa-only", "experiment", "sign-language"} < ids(book, "accessibility")
    assert "phone-named" not in ids(book, "accessibility")


def test_switches_go_on_top(book: Rulebook) -> None:
    assert ids(book, fax_named="on", phone_named="off") == (DEFAULT | {"fax-named"}) - {"phone-named"}
    assert ids(book, "offline", experiment="on") == {"phone-named", "fax-named", "experiment"}
    assert ids(book, "phone-named", phone_named="off") == set()


def test_what_supersedes_takes_the_others_place_only_while_it_runs(book: Rulebook) -> None:
    assert "a-level-a" not in ids(book)
    assert "a-level-a" in ids(book, our_own="off")
    assert ids(book, "a-level-a", "our-own") == {"our-own"}


def test_rules_come_in_the_order_of_the_rulebook(book: Rulebook) -> None:
    chosen = [rule.id for rule in select(book, ["offline", "best-practice", "aaa-only"])]
    assert chosen == [name for name in book.rules if name in chosen]


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("ofline", "`ofline` is neither a topic nor a rule. Did you mean `offline`?"),
        ("phone-name", "Did you mean `phone-named`?"),
        ("wcag22aaaa", "Did you mean `wcag22aa`?"),
        ("Offline", "Did you mean `offline`?"),
        ("zzz", "Choose all, best-practice, a topic (accessibility, readability"),
        ("", "Choose all, best-practice, a topic"),
        ("wcag30aa", "Did you mean `wcag22aa`?"),
    ],
)
@pytest.mark.parametrize("beside", [[], ["all"], ["offline"]])
def test_an_unknown_word_is_refused_whatever_else_is_chosen(
    book: Rulebook, word: str, says: str, beside: list[str]
) -> None:
    with pytest.raises(UsageError) as caught:
        select(book, [*beside, word])
    assert says in str(caught.value)


def test_what_ours_supersede_exists_and_is_of_axe_or_a_question_about_the_same() -> None:
    book = load()
    for rule in book.rules.values():
        for name in rule.supersedes:
            other = book.rules[name]
            asked = other.engine == "person" and other.subject == rule.subject
            assert other.engine == "axe" or asked, rule.id
