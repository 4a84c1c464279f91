"""Nouns made of verbs that are heaped in one sentence."""

from __future__ import annotations

import pytest

from einclusion.readability.actions import heaped


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("nl", "Na indiening volgt een beoordeling van de bekendmaking.", ["indiening", "beoordeling", "bekendmaking"]),
        ("nl", "Uw woning, uw rekening en uw huurwoning.", []),
        ("nl", "Wij helpen u bij indiening, beoordeling en bekendmaking.", ["indiening"]),
        ("fr", "La vérification et la modification.", ["vérification"]),
        ("fr", "Vous recevez rapidement et facilement une réponse.", []),
        ("fr", "Le renouvellement suppose la vérification.", ["renouvellement", "vérification"]),
        ("de", "Die Einreichung beginnt mit der Mietwohnung.", ["Einreichung"]),
        ("de", "wohnung und zeitung", []),
        ("en", "Completion of verification leads to cancellation.", ["Completion", "verification", "cancellation"]),
        ("en", "The apartment and the information.", []),
    ],
)
def test_what_is_found(language: str, sentence: str, expected: list[str]) -> None:
    assert heaped(sentence, language) == expected


def test_only_those_that_stand_close_together_count() -> None:
    far = "De indiening is gratis en " + "u hoeft er verder helemaal niets voor te doen " * 3 + "tot de beoordeling."
    assert heaped(far, "nl") == ["indiening"]
