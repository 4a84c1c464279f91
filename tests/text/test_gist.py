from __future__ import annotations

import pytest

from einclusion.text.gist import contradicts, meets, shares_theme, telling, themes


def test_only_words_with_a_subject_tell() -> None:
    assert telling("De aanvraag van uw parkeerkaart in 2026", "nl") == ["aanvraag", "parkeerkaart"]
    assert telling("Où êtes-vous ?", "fr") == []
    assert telling("die Übergabe, die Übergabe", "xx") == ["ubergabe"]


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("harvesting", "harvest", True),
        ("zeiten", "offnungszeiten", True),
        ("parkeren", "parkeerkaart", False),
        ("kaart", "parkeerkaart", True),
        ("rat", "ratskeller", False),
        ("permit", "permission", False),
        ("apple", "application", False),
    ],
)
def test_words_meet_by_stem_or_as_part_of_a_compound(word: str, other: str, expected: bool) -> None:
    assert meets(word, [other]) is expected
    assert meets(other, [word]) is expected


def test_a_theme_is_met_in_another_language_and_with_other_words() -> None:
    assert shares_theme("Öffnungszeiten", "Open van maandag tot vrijdag")
    assert not shares_theme("Öffnungszeiten", "Afval wordt elke week opgehaald")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Météo", "La piscine est ouverte du lundi au vendredi", True),
        ("Contact", "Open van maandag tot vrijdag", False),
        ("Météo de la commune", "La piscine est ouverte du lundi au vendredi", False),
        ("Wetter", "Montag gibt es Regen", False),
        ("Weather", "Nothing that any theme knows", False),
    ],
)
def test_a_title_contradicts_only_what_is_plainly_another_theme(title: str, text: str, expected: bool) -> None:
    assert contradicts(title, text) is expected


def test_what_themes_are_near_is_mutual() -> None:
    for name, theme in themes().items():
        assert name in theme.near
        assert all(name in themes()[other].near for other in theme.near)
