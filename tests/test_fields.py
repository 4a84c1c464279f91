"""Fields, what is tied to them, what they ask for, and what may stand in `autocomplete`."""

from __future__ import annotations

import pytest

from einclusion.checking.autofill import field_name
from einclusion.checking.fields import fields_of, type_of
from einclusion.checking.purposes import fits, purpose_of
from tests.marked import tree


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("email", "email"),
        (" Given-Name ", "given-name"),
        ("section-a billing work tel-national webauthn", "tel-national"),
        ("work", ""),
        ("work postal-code", ""),
        ("billing shipping name", ""),
        ("name section-a", ""),
        ("webauthn", ""),
        ("off", ""),
        ("name name", ""),
        ("", ""),
    ],
)
def test_autofill_tokens(value: str, name: str) -> None:
    assert field_name(value) == name


def test_labels_and_notes_are_those_of_their_own_document_or_shadow_root() -> None:
    made = tree(
        '<div><label for="a">Outer</label><input id="a" aria-describedby="h"><p id="h">Hint</p>'
        '<b><template shadowrootmode="open"><label for="a">Inner</label>'
        '<input id="a" aria-describedby="h"></template></b>'
        "<label>Around <span>it</span><select></select></label></div>"
    )
    fields = fields_of(made)
    told = [(type_of(one), fields.visible_label(one), [note.text for note in fields.notes(one)]) for one in fields.all]
    assert told == [("text", "Outer", ["Hint"]), ("text", "Inner", []), ("select", "Around it", [])]
    assert fields.doubled == set()


@pytest.mark.parametrize(
    ("label", "purpose"),
    [
        ("E-mailadres", "email"),
        ("Uw voornaam *", "given-name"),
        ("3. Code postal :", "postal-code"),
        ("Telefonnummer (freiwillig)", "tel"),
        ("Date of birth", "bday"),
        ("E-mail of your employer", ""),
        ("Naam van de hond", ""),
        ("", ""),
    ],
)
def test_purposes_by_whole_labels(label: str, purpose: str) -> None:
    made = tree(f"<form><label>{label} <input></label></form>")
    fields = fields_of(made)
    assert purpose_of(fields.all[0], fields) == purpose


def test_a_label_by_an_id_that_is_there_twice_tells_no_purpose() -> None:
    made = tree('<form><b id="c">GSM</b><b id="c">E-mail</b><input aria-labelledby="c"></form>')
    fields = fields_of(made)
    assert purpose_of(fields.all[0], fields) == ""


def test_field_names_that_fit() -> None:
    assert fits("tel", "tel-national")
    assert fits("email", "username")
    assert not fits("email", "tel")
