"""Subordinate clauses and remarks are counted where they are plain to see."""

from __future__ import annotations

import pytest

from einclusion.readability.clauses import asides, openings


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("nl", "De persoon die in de stad woont, krijgt een brief als hij betaalt.", ["die", "als"]),
        ("nl", "Die brief krijgt u in die week, en dat is alles.", []),
        ("nl", "U bent net zo welkom als anderen, zoals u weet.", []),
        ("fr", "Une personne qui habite ici et dont la voiture est en panne reçoit une lettre.", ["qui", "dont"]),
        ("fr", "Vous ne pouvez payer que par carte, ainsi que par virement.", []),
        ("fr", "Ce n’est pas vrai que vous devez payer.", ["que"]),
        ("fr", "Le prix est si bas, si possible.", []),
        ("de", "Der Vater, die Mutter, das Kind bekommen einen Brief.", []),
        ("de", "Die Person, die in der Stadt wohnt, für die Sie sorgen, weil Sie wollen.", ["die", "die", "weil"]),
        ("de", "Er kam, als Sachspende.", []),
        ("en", "If you pay before you leave, tell the person that you know.", ["if", "before", "that"]),
        ("en", "Pay before the deadline because of that letter, and do that in that week.", []),
        ("en", "Who can apply?", []),
        ("en", "Pay at the counter (if you can) before you leave, or call.", ["before"]),
    ],
)
def test_words_that_begin_a_clause(language: str, sentence: str, found: list[str]) -> None:
    assert openings(sentence, language) == found


def test_remarks_are_in_brackets_or_between_dashes() -> None:
    assert asides("Bel ons (ook als u niets weet) of kom langs – liefst op een werkdag – in de stad.") == [
        "ook als u niets weet",
        "liefst op een werkdag",
    ]


@pytest.mark.parametrize(
    "sentence", ["Het formulier (PDF, 120 kB) en de dienst (DIV).", "Bel (02 880 00 10).", "Brussel – Gent – Brugge."]
)
def test_numbers_files_and_names_are_no_remarks(sentence: str) -> None:
    assert asides(sentence) == []
