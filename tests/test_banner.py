"""Consent banners are told from other parts of a page, and their buttons from each other."""

from __future__ import annotations

import pytest

from einclusion.checking.banner import act_of, banners, told
from einclusion.dom import Dom
from tests.structures import Piece, el, structure


def page(*inside: Piece | str) -> Dom:
    return Dom(structure(el("html", el("body", *inside))))


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Alles aanvaarden", "accept"),
        ("Enkel noodzakelijke cookies aanvaarden", "refuse"),
        ("Selectie toestaan", "save"),
        ("Voorkeuren beheren", "settings"),
        ("Tout accepter", "accept"),
        ("Continuer sans accepter", "refuse"),
        ("Enregistrer mes choix", "save"),
        ("Alle zulassen", "accept"),
        ("Nur notwendige Cookies zulassen", "refuse"),
        ("Auswahl erlauben", "save"),
        ("Accept additional cookies", "accept"),
        ("Use necessary cookies only", "refuse"),
        ("Manage cookies", "settings"),
        ("Je n’accepte pas", "refuse"),
        ("Ne pas autoriser", "refuse"),
        ("Nicht zulassen", "refuse"),
        ("I don’t agree", "refuse"),
        ("Alle cookies verbieden", "refuse"),
        ("Autoriser la sélection", "save"),
        ("Personalisieren", "settings"),
        ("Verbiete alle Cookies", "refuse"),
        ("Ich lehne ab", "refuse"),
        ("Personaliseer", "settings"),
        ("Learn more", "more"),
        ("×", "close"),
        ("", "unnamed"),
        ("Parkeerkaart aanvragen", "other"),
    ],
)
def test_what_a_button_does(words: str, act: str) -> None:
    assert act_of(words) == act


def test_the_banner_is_the_pinned_part_and_not_the_row_of_buttons() -> None:
    row = el("p", el("button", "Alle cookies aanvaarden"), el("button", "Weigeren"))
    bar = el("div", el("p", "Wij gebruiken cookies."), row, at={"id": "bar"}, style={"position": "fixed"})
    (found,) = banners(page(el("main", el("h1", "Parkeren")), bar))
    assert found.node.get("id") == "bar"
    assert [control.act for control in found.controls] == ["accept", "refuse"]


def test_a_part_that_is_not_pinned_is_a_banner_where_it_says_more_than_its_buttons() -> None:
    told_more = el("div", el("p", "We use some cookies to count how often pages are read."), el("button", "Accept"))
    assert len(banners(page(told_more))) == 1
    assert banners(page(el("div", el("button", "Accept cookies")))) == []


def test_what_reacts_to_clicks_counts_as_a_button() -> None:
    bar = el("div", "Cookies!", el("div", "OK", clickable=True), at={"class": "cookie-bar"})
    assert [control.words for control in banners(page(bar))[0].controls] == ["OK"]


def test_what_is_pinned_and_named_for_cookies_is_a_banner_that_need_not_speak_of_them() -> None:
    asking = (el("p", "May we switch on further services to count visits?"), el("button", "Accept"))
    named = {"class": "cookie-notice"}
    assert banners(page(el("div", *asking, at=named))) == []
    pinned = el("div", el("div", *asking, at=named), style={"position": "fixed"})
    assert [one.node.style("position") for one in banners(page(pinned))] == ["fixed"]
    assert banners(page(el("div", *asking, style={"position": "fixed"}))) == []


def test_accepting_something_else_is_no_banner() -> None:
    conditions = el("form", el("p", "I have read the conditions of the parking permit."), el("button", "Accept"))
    assert banners(page(conditions, el("footer", el("a", "Cookies", at={"href": "/cookies"})))) == []


def test_a_film_that_waits_for_a_yes_is_no_banner() -> None:
    film = el("div", el("p", "To watch this film, accept marketing cookies."), el("button", "Accept cookies"))
    settings = el("div", el("p", "Here you choose which cookies we may set."), el("button", "Accept all"))
    assert banners(page(film)) == []
    assert banners(page(el("main", settings))) == []
    assert len(banners(page(settings))) == 1
    assert len(banners(page(el("main", el("dialog", film))))) == 1


@pytest.mark.parametrize(
    ("sentence", "onward"),
    [
        ("Door verder te surfen gaat u akkoord.", True),
        ("En poursuivant votre navigation, vous marquez votre accord.", True),
        ("Wenn Sie diese Seite weiter nutzen, stimmen Sie zu.", True),
        ("By using this website, you accept cookies.", True),
        ("By using the buttons below, accept or refuse cookies.", False),
        ("U kunt verder surfen zonder te kiezen.", False),
        ("You can continue without cookies.", False),
    ],
)
def test_browsing_on_taken_for_consent(sentence: str, onward: bool) -> None:
    assert told(sentence, "onward") is onward
