"""Hard places to split: `splitting/` holds them, each a text and its sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from einclusion.data import parse
from einclusion.text.sentences import sentences, words

LANGUAGES = ("nl", "fr", "de", "en")
HERE = Path(__file__).parent / "splitting"
LEAST = 60
"""Cases that each language has at least."""


def cases(language: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parse((HERE / f"{language}.yaml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, case["text"], case["sentences"]) for language in LANGUAGES for case in cases(language)],
)
def test_a_sentence_ends_where_it_should(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_many_hard_places_and_each_is_another_one(language: str) -> None:
    texts = [case["text"] for case in cases(language)]
    assert len(set(texts)) == len(texts) >= LEAST


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bringen Sie etwas mit, z.\u00a0B. Ihren Pass, und d.\u202fh. Ihr Foto, i.\u00a0d.\u00a0R. Kopien."),
        ("fr", "Apportez une pièce, p.\u00a0ex. Votre passeport, avant le 1er\u00a0janv.\u00a02026."),
        ("nl", "Zie art.\u00a05 en blz.\u00a03 van de brief van 3\u00a0sept.\u00a02026."),
        ("en", "See No.\u00a07 and p.\u00a03, which Mr.\u00a0Brown sent at 9\u00a0a.m.\u00a0Monday."),
    ],
)
def test_a_space_that_holds_words_together_is_a_space(language: str, text: str) -> None:
    assert sentences(text, language) == [text]


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en", "", "es"])
def test_a_line_break_ends_a_sentence_without_a_full_stop(language: str) -> None:
    assert sentences("Stadhuis\nGrote Markt 1\n\n2000 Antwerpen.", language) == [
        "Stadhuis",
        "Grote Markt 1",
        "2000 Antwerpen.",
    ]


def test_a_space_may_be_missing_between_sentences() -> None:
    assert sentences("Ga naar het stadhuis.Neem een ticket aan de balie.", "nl") == [
        "Ga naar het stadhuis.",
        "Neem een ticket aan de balie.",
    ]


def test_a_region_after_the_language_does_not_matter() -> None:
    assert sentences("Neem bijv. Uw kaart. Kom dan.", "nl-be") == ["Neem bijv. Uw kaart.", "Kom dan."]


def test_nothing_comes_of_nothing() -> None:
    assert sentences("", "nl") == []
    assert sentences(" \n ", "nl") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’eau de l'auto", ["l’eau", "de", "l'auto"]),
        ("Sint-Niklaas en e-mail", ["Sint-Niklaas", "en", "e-mail"]),
        ("1.250,50 euro op 12/03/2025 om 9:30", ["1.250,50", "euro", "op", "12/03/2025", "om", "9:30"]),
        ("d.w.z. niet, z.B. so.", ["d.w.z.", "niet", "z.B.", "so"]),
        ("Mail info@stad.be of www.stad.be/a", ["Mail", "info@stad.be", "of", "www.stad.be/a"]),
        ("Bürger:innen, Bürger*innen, inscrit·e·s", ["Bürger:innen", "Bürger*innen", "inscrit·e·s"]),
        (
            "Bürger/-innen, Bürger/innen, Bürger(in), Bürger_innen",
            ["Bürger/-innen", "Bürger/innen", "Bürger(in)", "Bürger_innen"],
        ),
        ("étudiant.e.s, inscrit.e, directeur(trice)", ["étudiant.e.s", "inscrit.e", "directeur(trice)"]),
        ("(her)inschrijving van student(en) (gratis)", ["(her)inschrijving", "van", "student(en)", "gratis"]),
        (
            "1 250,50 euros et 12\u00a0000 euros en 2024",
            ["1 250,50", "euros", "et", "12\u00a0000", "euros", "en", "2024"],
        ),
        ("en/of, 24/7, 50%, € 20", ["en", "of", "24/7", "50", "20"]),
        ("COVID-19 – de 2e keer (gratis)!", ["COVID-19", "de", "2e", "keer", "gratis"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
