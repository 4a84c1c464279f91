"""Which sentences of a page are its own running text."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.facts import Block, Facts, Text
from einclusion.readability.prose import prose
from einclusion.run import Page
from einclusion.service import adhoc
from einclusion.subjects import PageSubject


def read(text: str, language: str = "nl", **more: Any) -> list[str]:
    block = Block(text=text, node=(0, 0), **{"kind": "paragraph", "main": True, **more})
    facts = Facts(text=Text(blocks=[block], declared=language))
    page = Page(number=1, address="https://x.example/", facts=facts)
    return [sentence.text for sentence in prose(PageSubject(page, adhoc(["https://x.example/"])))]


def test_sentences_are_read_one_by_one() -> None:
    assert read("Wij sturen u een brief. U hoeft niets te doen.") == [
        "Wij sturen u een brief.",
        "U hoeft niets te doen.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schrijf nooit “teneinde” in een brief.", "Schrijf nooit ·········· in een brief."),
        ("Schrijf nooit ‘ten einde’ in een brief.", "Schrijf nooit ··········· in een brief."),
        ("Kijk op www.x.example voor de uitleg.", "Kijk op ············· voor de uitleg."),
        ("Dat is ’s morgens zo en ’s avonds niet.", "Dat is ’s morgens zo en ’s avonds niet."),
    ],
)
def test_what_others_say_is_no_word_of_the_page(text: str, expected: str) -> None:
    assert read(text) == [expected]


def test_what_is_marked_up_as_quoted_is_masked() -> None:
    assert read("Wij schreven vroeger teneinde in brieven.", quotes=["teneinde"]) == [
        "Wij schreven vroeger ········ in brieven."
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Loket Burgerzaken, Grote Markt 1, Brugge", "nl"),
        ("DIT IS EEN TITEL IN HOOFDLETTERS", "nl"),
        ("Amt für Straßen, Rathausplatz 1, München, Bayern", "de"),
        ("Más información en nuestras oficinas de lunes a viernes", "es"),
        ("Meer informatie", "nl"),
    ],
)
def test_lists_of_names_and_other_languages_are_no_sentences(text: str, language: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize("more", [{"main": False}, {"kind": "option"}, {"kind": "heading"}, {"kind": "button"}])
def test_only_running_text_of_the_main_content_counts(more: dict[str, Any]) -> None:
    assert read("Wij sturen u een brief.", **more) == []
