"""Duties that hide, and what only looks like one."""

from __future__ import annotations

import pytest

from einclusion.data import parse
from einclusion.readability.wordlist import WordList
from tests import sources

WORDS = parse((sources.ROOT / "rules/readability/must-said-plainly.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("nl", "U dient het formulier te sturen.", ["dient het formulier te"]),
        ("nl", "Facturen dienen te worden betaald.", ["dienen te"]),
        ("nl", "Dit formulier dient om uw adres te veranderen.", []),
        ("nl", "Inloggen is verplicht om een aanvraag te sturen.", []),
        ("nl", "U bent wettelijk verplicht om dit te melden.", ["bent wettelijk verplicht om"]),
        ("fr", "Il y a lieu de nous écrire.", ["Il y a lieu de"]),
        ("fr", "Nous décidons ensemble s’il y a lieu de continuer.", []),
        ("fr", "Il appartient à une famille connue.", []),
        ("de", "Die Unterlagen, die vorzulegen sind, liegen bei.", ["vorzulegen sind"]),
        ("de", "Das Haus ist von hier zu sehen.", []),
        ("de", "Sie haben das Recht auf Zeit, einen Antrag zu stellen.", []),
        ("en", "Tenants shall pay.", ["shall"]),
        ("en", "Shall we call you?", []),
        ("en", "Proof is required to apply.", []),
    ],
)
def test_what_is_found(language: str, sentence: str, expected: list[str]) -> None:
    found = [sentence[hit.start : hit.end] for hit in WordList.of(WORDS[language]).find(sentence)]
    assert [text.removeprefix("U ") for text in found] == expected
