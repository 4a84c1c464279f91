from __future__ import annotations

import pytest

from einclusion.checking.sensory import pointing


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("nl", "Klik op de groene knop.", "groene knop"),
        ("nl-BE", "Kies een thema in het menu rechts.", "menu rechts"),
        ("fr", "Cliquez sur le bouton vert.", "bouton vert"),
        ("fr", "Utilisez le menu situé à gauche.", "menu situe a gauche"),
        ("de", "Klicken Sie auf den roten Knopf.", "roten knopf"),
        ("de", "Wählen Sie im Menü auf der linken Seite.", "menu auf der linken seite"),
        ("en", "Press the large red button.", "large red button"),
        ("en", "Look underneath the star.", "underneath the star"),
        ("en", "The red button is broken.", ""),
        ("en", "Find the form below.", ""),
        ("pl", "Click the red button.", ""),
    ],
)
def test_instructions_that_point_by_look_or_place(language: str, sentence: str, words: str) -> None:
    assert [one.words for one in pointing(sentence, language)] == ([words] if words else [])
