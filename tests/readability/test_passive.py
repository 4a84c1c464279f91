"""Passives by their forms, and what only looks like one."""

from __future__ import annotations

import pytest

from einclusion.readability.passive import passive


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("nl", "De aanvraag wordt binnen twee weken onderzocht.", "wordt binnen twee weken onderzocht"),
        ("nl", "Het formulier moet ingediend worden.", "ingediend worden"),
        ("nl", "De kaarten werden opgehaald.", "werden opgehaald"),
        ("nl", "Het wordt pas gezond als u fietst.", ""),
        ("nl", "Zij wordt leerling en later bekend.", ""),
        ("nl", "Dat wordt duur, omdat u gewacht hebt.", ""),
        ("nl", "Dat is vorig jaar gebeurd.", ""),
        ("fr", "Les cartes sont envoyées par la poste.", "sont envoyées"),
        ("fr", "La demande a été rapidement refusée.", "été rapidement refusée"),
        ("fr", "Le dossier doit être remis au guichet.", "être remis"),
        ("fr", "Elle est allée au guichet.", ""),
        ("fr", "Vous vous êtes trompé de guichet.", ""),
        ("fr", "Le dossier s’est perdu.", ""),
        ("fr", "Le guichet est fermé.", ""),
        ("fr", "C’est la santé de tous.", ""),
        ("de", "Der Antrag wird in zwei Wochen geprüft.", "wird in zwei Wochen geprüft"),
        ("de", "Wir schreiben, wenn der Antrag bewilligt worden ist.", "bewilligt worden"),
        ("de", "Das kann online erledigt werden.", "erledigt werden"),
        ("de", "Wir werden Ihnen bald schreiben.", ""),
        ("de", "Der Ausweis wird teurer.", ""),
        ("de", "Das wird bekannt, wenn es gesagt ist.", ""),
        ("de", "Sie werden zum Amt gehen.", ""),
        ("en", "The form is usually sent by post.", "is usually sent"),
        ("en", "Your car has been towed away.", "been towed"),
        ("en", "We are interested in your answer.", ""),
        ("en", "You are in need of help.", ""),
        ("en", "She is married and retired.", ""),
    ],
)
def test_which_words_are_a_passive(language: str, sentence: str, expected: str) -> None:
    assert passive(sentence, language) == expected
