"""Where people log in, and by which means, told by words, fields and addresses."""

from __future__ import annotations

import pytest

from einclusion.checking.signin import all_need, entry, kinds_of, said, sign_in
from einclusion.data import own
from einclusion.facts import Facts
from einclusion.run import Page
from einclusion.scope import Service, Slot
from einclusion.subjects import PageSubject
from tests.structures import Piece, el, structure

SERVICE = Service(name="Permit", start=["https://example.be/"])


def subject(
    *inside: Piece | str, address: str = "https://example.be/x", slots: list[Slot] | None = None
) -> PageSubject:
    page = Page(number=1, address=address, slots=slots or [])
    return PageSubject(page, SERVICE, Facts(structure=structure(el("html", el("body", *inside)))))


def link(text: str, href: str = "/go") -> Piece:
    return el("a", text, at={"href": href}, name=text)


def offered(*inside: Piece | str, address: str = "https://example.be/x", slots: list[Slot] | None = None) -> list[str]:
    found = sign_in(subject(*inside, address=address, slots=slots))
    return found.means if found else []


def test_a_page_is_told_by_its_heading_its_address_or_its_place_in_the_sample() -> None:
    assert offered(el("h1", "Aanmelden"), link("itsme")) == ["itsme"]
    assert offered(link("itsme"), address="https://example.be/fr/connexion") == ["itsme"]
    assert offered(link("itsme"), slots=[Slot.LOGIN]) == ["itsme"]
    assert offered(el("h1", "Parkeren"), link("itsme")) == []


@pytest.mark.parametrize(
    "words", ["Wat is itsme?", "Installer itsme", "DigiD aanvragen", "Noch keine BundID?", "Problems with DigiD"]
)
def test_what_tells_of_a_means_offers_none(words: str) -> None:
    assert offered(el("h1", "Login"), link(words)) == []


def test_menus_and_the_foot_of_the_page_offer_none() -> None:
    assert offered(el("h1", "Login"), el("footer", link("itsme"))) == []


def test_a_password_counts_where_somebody_has_one_already() -> None:
    password = el("input", at={"type": "password"})
    assert offered(el("form", el("input"), password)) == ["user name and password"]
    assert offered(el("form", password, el("input", at={"type": "password"}))) == []
    assert offered(el("form", el("input", at={"type": "password", "autocomplete": "new-password"}))) == []


def test_a_means_is_known_by_the_host_of_a_link_that_says_nothing_else() -> None:
    assert offered(el("h1", "Login"), link("Inloggen", "https://mijn.digid.nl/start")) == ["DigiD"]


def test_what_is_named_besides_and_what_promises_more_is_kept() -> None:
    found = sign_in(
        subject(el("h1", "Anmelden"), link("BundID"), link("Weitere Möglichkeiten"), el("p", "Bald auch mit ELSTER."))
    )
    assert found is not None
    assert [node.text for node in found.others] == ["Weitere Möglichkeiten"]
    assert found.mentioned == {"ELSTER"}
    assert not found.open


def test_going_on_without_a_login() -> None:
    found = sign_in(subject(el("h1", "Sign in"), link("NHS login"), link("Continue without signing in")))
    assert found is not None
    assert found.open


def test_what_means_need() -> None:
    assert all_need(["itsme", "code by SMS"], "smartphone", "mobile")
    assert not all_need(["itsme", "code on paper"], "smartphone", "mobile")
    assert not all_need([], "smartphone")
    assert kinds_of(["itsme", "eID (BE)"]) == {"app", "card"}


@pytest.mark.parametrize("means", own("checking/means.yaml"))
def test_every_means_says_what_it_is_and_uses_known_words(means: str) -> None:
    known = {
        "card",
        "app",
        "sms",
        "call",
        "code",
        "token",
        "paper",
        "email",
        "password",
        "key",
        "bank",
        "eidas",
        "face",
    }
    needs = {"smartphone", "mobile", "card-reader", "bank-account", "eid", "number", "generator"}
    one = entry(means)
    assert one["names"]
    assert set(one["kinds"]) <= known
    assert one["kinds"]
    assert set(one.get("needs", ())) <= needs
    assert set(one) <= {"names", "hosts", "kinds", "needs", "hub"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Enter the following characters from your password.", True),
        ("Enter characters 2, 5 and 7 of your password.", True),
        ("Vul teken 2 in.", False),
        ("Geef tekens 2, 5 en 7 van uw wachtwoord in.", True),
        ("Donnez les caractères suivants de votre mot de passe.", True),
        ("Geben Sie die Stellen 2, 4 und 6 Ihres Passworts ein.", True),
        ("Enter the 6 digits of your security code.", False),
        ("Geef de 6 cijfers van uw code in.", False),
        ("Saisissez les 6 chiffres de votre code.", False),
        ("Geben Sie die 4 Ziffern Ihrer PIN ein.", False),
    ],
)
def test_parts_of_a_password_are_told_from_a_code_as_a_whole(text: str, parts: bool) -> None:
    assert said(text, "parts") is parts


@pytest.mark.parametrize(
    ("text", "locked"),
    [
        ("Vragen worden enkel beantwoord via uw persoonlijke inbox.", True),
        ("Connectez-vous pour nous contacter.", True),
        ("Anfragen werden nur über Ihr Konto beantwortet.", True),
        ("You need to sign in to contact us.", True),
        ("Vous devez vous connecter pour nous poser une question.", True),
        ("Meld u aan om uw aanvraag te volgen.", False),
        ("Connectez-vous pour envoyer votre dossier.", False),
        ("You must sign in to send us your documents.", False),
        ("Si vous avez un compte, vous pouvez aussi nous écrire.", False),
        ("You can contact us without signing in.", False),
    ],
)
def test_questions_behind_a_login(text: str, locked: bool) -> None:
    assert said(text, "locked") is locked
