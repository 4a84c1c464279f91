from __future__ import annotations

import time

import pytest

from einclusion.text.lexicon import Lexicon


def found(phrase: str, text: str) -> list[str]:
    lexicon = Lexicon.load({"nl": {"g": {"source": "test", "phrases": [phrase]}}})
    return [match.text for match in lexicon.find(text, "nl")]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("uitsluitend online", "Dit kan Uitsluitend\u00a0online.", ["Uitsluitend\u00a0online"]),
        ("uitsluitend online", "Dit kan uitsluitend\nonline.", ["uitsluitend\nonline"]),
        (
            "alleen via (de )?website",
            "alleen via de website, alleen via website",
            ["alleen via de website", "alleen via website"],
        ),
        ("(enkel )?digitaal", "Enkel digitaal of digitaal", ["Enkel digitaal", "digitaal"]),
        ("aanvra*", "Aanvragen, een aanvraag, aanvra-dag", ["Aanvragen", "aanvraag", "aanvra-dag"]),
        ("online*", "een online-formulier", ["online-formulier"]),
        ("online", "een online-formulier, onlinehulp", []),
        ("mail", "een e-mail, emails", []),
        ("mail", "een mail.", ["mail"]),
        ("alleen … online", "alleen op onze site online", ["alleen op onze site online"]),
        ("alleen … online", "alleen online", ["alleen online"]),
        ("alleen … online", "alleen een twee drie vier vijf online", []),
        ("alleen … online", "Dat doet u alleen. Daarna online", []),
        ("l'espace (client|citoyen)", "L’espace client, l'espace citoyen", ["L’espace client", "l'espace citoyen"]),
        ("(per|via) post", "Per post of via post", ["Per post", "via post"]),
        ("rendez-vous", "un rendez‑vous", ["rendez‑vous"]),
        ("prive", "privé en prive", ["prive"]),
        ("größe", "GRÖSSE, Größe", ["Größe"]),
        ("a.u.b.", "Bel a.u.b. eerst", ["a.u.b."]),
        ("§ 5", "volgens § 5 van", ["§ 5"]),
    ],
)
def test_what_a_phrase_finds(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_the_longest_of_a_group_wins_and_groups_are_apart() -> None:
    lexicon = Lexicon.load(
        {
            "nl": {
                "digital": {"source": "test", "phrases": ["online", "online aanvragen"]},
                "act": {"source": "test", "phrases": ["aanvragen"]},
            }
        }
    )
    matches = list(lexicon.find("U kunt online aanvragen.", "nl-be"))
    assert [(match.group, match.phrase, match.start, match.end) for match in matches] == [
        ("digital", "online aanvragen", 7, 23),
        ("act", "aanvragen", 14, 23),
    ]


def test_without_a_language_all_are_searched() -> None:
    lexicon = Lexicon.load(
        {"nl": {"g": {"phrases": ["gratis"]}}, "fr": {"g": {"phrases": ["gratuit*", "gratis"]}}},
    )
    assert [match.text for match in lexicon.find("gratis, gratuite", "")] == ["gratis", "gratuite"]
    assert [match.text for match in lexicon.find("gratis, gratuite", "nl")] == ["gratis"]
    assert list(lexicon.find("gratis", "es")) == []


def test_one_mapping_is_one_lexicon() -> None:
    mapping = {"nl": {"g": {"phrases": ["gratis"]}}}
    assert Lexicon.load(mapping) is Lexicon.load(mapping)


def test_a_phrase_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValueError, match="half"):
        found("(half open", "half open")


def test_many_phrases_cost_little() -> None:
    phrases = [f"woord{n} {n}*" for n in range(500)] + ["wet*", "de wet … geldt"]
    lexicon = Lexicon.load({"nl": {"g": {"phrases": phrases}}})
    text = "Dit is de tekst van de wet die voor iedereen geldt, ook voor wie hier woont. " * 150
    list(lexicon.find("warm", "nl"))
    began = time.process_time()
    assert len(list(lexicon.find(text, "nl"))) == 150
    assert time.process_time() - began < 0.2
