"""What error messages say, and which fields they are about."""

from __future__ import annotations

import pytest

from einclusion.checking.errors import marked_in_vain, messages_in, names, says
from einclusion.checking.fields import fields_of
from tests.marked import tree


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Invalid value for age.", "nothing"),
        ("Leeftijd is ongeldig", "nothing"),
        ("Erreur : âge non valide", "nothing"),
        ("Fehler", "nothing"),
        ("Please fill the field correctly.", "nothing"),
        ("Age must be at least 18.", "how"),
        ("Dit veld is verplicht.", "how"),
        ("Saisissez votre âge", "how"),
        ("Das Alter fehlt.", "how"),
        ("The format is not valid. Expected: +32 2 123 45 67", "how"),
        ("Error: plate of another zone", "unknown"),
    ],
)
def test_what_a_message_says(text: str, told: str) -> None:
    assert says(text, ["Age", "Leeftijd", "Âge", "Alter"]) == told


def test_a_label_is_named_word_by_word() -> None:
    assert names("Please enter First name.", "First name")
    assert not names("Please enter your surname.", "name")
    assert not names("Anything", "")


def about(markup: str) -> list[tuple[str, list[str], bool]]:
    """Text, ids of fields and whether it is tied, of each message."""
    found = messages_in(fields_of(tree(f"<form>{markup}</form>")))
    return [(one.text, [field.get("id") for field in one.about], one.tied) for one in found]


ONE, TWO = '<label for="a">Name</label><input id="a">', '<label for="b">Town</label><input id="b">'


@pytest.mark.parametrize(
    ("markup", "fields"),
    [
        (f'{ONE}<i class="error">Enter it.</i><br>{TWO}', ["a"]),
        (f'<p class="error">Enter it.</p>{ONE}{TWO}', []),
        (f'<p class="error">Enter Town.</p>{ONE}{TWO}', ["b"]),
        (f'<p>{ONE}</p><p>{TWO}<span><i class="fout">Ongeldig</i></span></p>', ["b"]),
        (f'{ONE}{TWO}<p class="fout">Ongeldig</p><input id="c" aria-describedby="x"><p id="x">', ["b"]),
        (f'<p role="alert">Something went wrong</p>{ONE}', ["a"]),
        (
            '<fieldset><p class="error">Choose one.</p><input type="radio" id="a"><input type="radio"></fieldset>'
            + TWO,
            ["a"],
        ),
    ],
)
def test_the_field_that_a_message_is_about(markup: str, fields: list[str]) -> None:
    ((_, found, _),) = about(markup)
    assert found == fields


def test_a_message_that_describes_a_field_is_tied() -> None:
    ((_, _, tied),) = about(f'<p id="x" class="error">Enter it.</p>{TWO}<input id="c" aria-describedby="x">')
    assert tied


def test_words_alone_are_no_message_and_neither_are_hints() -> None:
    assert about(f"<p>Enter your name.</p>{ONE}{TWO}") == []
    assert about(f'<p class="error">Our office</p>{ONE}{TWO}') == []
    assert about(f'<p class="error" hidden>Enter it.</p>{ONE}{TWO}') == []


def test_a_class_on_the_field_with_a_text_that_says_nothing() -> None:
    made = tree('<form><p>Ongeldig</p><input id="a" class="fout"><input id="b" class="invalid:red"></form>')
    assert [(node.get("id"), text) for node, text in marked_in_vain(fields_of(made), set())] == [("a", "Ongeldig")]
    other = tree('<form><p>Vul uw naam in</p><input id="a" class="fout"></form>')
    assert list(marked_in_vain(fields_of(other), set())) == []
