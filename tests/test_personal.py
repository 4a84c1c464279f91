"""Which details of a person fields ask for, told by labels and autofill names; hosts that are meant for everybody."""

from __future__ import annotations

import pytest

from einclusion.checking.hosts import is_public
from einclusion.checking.personal import details, says_why, words_around
from einclusion.dom import Dom
from tests.structures import Piece, el, structure


def form(*inside: Piece | str) -> Dom:
    return Dom(structure(el("html", el("body", el("form", *inside)))))


def field(label: str, **at: str) -> Piece:
    return el("label", label, el("input", at=at))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Voornaam", "name"),
        ("Numéro de registre national", "national-number"),
        ("Staatsangehörigkeit", "origin"),
        ("Do you have a disability?", "disability"),
        ("Uw inkomen per maand", "income"),
        ("Sort code and account number", "bank-account"),
        ("Votre genre *", "gender"),
    ],
)
def test_a_label_tells_the_kind(label: str, kind: str) -> None:
    assert [detail.kind for detail in details(form(field(label)))] == [kind]


def test_what_asks_for_nothing_personal_is_left_out() -> None:
    assert not list(details(form(field("Onderwerp"), el("input", at={"type": "search", "aria-label": "Naam"}))))
    assert not list(details(form(field("Genre de demande"), field("Herkunft der Anfrage"))))
    assert not list(details(form(field("Wachtwoord voor uw gezondheid", type="password"))))


def test_the_autofill_name_goes_before_the_label_and_parts_of_a_date_are_one() -> None:
    parts = [field(part, autocomplete=f"bday-{part}") for part in ("day", "month", "year")]
    assert [detail.kind for detail in details(form(*parts, field("X", autocomplete="home tel")))] == ["birth", "phone"]


def test_what_is_sensitive() -> None:
    assert [detail.sensitive for detail in details(form(field("Naam"), field("Godsdienst")))] == [False, True]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Zo kunnen we u terugvinden.", True),
        ("Nous en avons besoin pour calculer le montant.", True),
        ("Wir benötigen das, um Sie zu erreichen.", True),
        ("We ask this because it decides the amount.", True),
        ("Vul hier uw nummer in.", False),
        ("Bitte in Großbuchstaben ausfüllen.", False),
    ],
)
def test_words_that_give_a_reason(text: str, why: bool) -> None:
    assert says_why(text) is why


def test_words_around_a_field_end_at_the_form() -> None:
    dom = Dom(structure(el("html", el("body", "Because of cookies.", el("form", el("p", "Why.", field("Religion")))))))
    assert "Why." in words_around(next(details(dom)).node)
    assert "cookies" not in words_around(next(details(dom)).node)


@pytest.mark.parametrize("host", ["www.town.be", "8.8.8.8"])
def test_hosts_for_everybody(host: str) -> None:
    assert is_public(host)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "192.168.1.10", "localhost", "intranet", "printer.local", "::1", "[::1]", "", "10.0.0.1"]
)
def test_hosts_of_a_local_network(host: str) -> None:
    assert not is_public(host)
