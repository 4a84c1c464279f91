"""Phone numbers on a page: shown, in links, apart from faxes and from what only looks like a number."""

from __future__ import annotations

import pytest

from tests.channels.pages import found, values


def test_a_number_is_told_once_with_its_first_place() -> None:
    body = "<p>Tel. <a href='tel:+3293252200'>09 325 22 00</a></p><footer><p>Bel 09 325 22 00</p></footer>"
    (phone,) = found(body, "phone")
    assert (phone.value, phone.shown, phone.text) == ("+3293252200", "09 325 22 00", "Tel. 09 325 22 00")
    assert "linked" in phone.traits


def test_a_link_without_digits_shows_no_number() -> None:
    (phone,) = found("<p><a href='tel:+3293252200'>Bel ons</a></p>", "phone")
    assert (phone.value, phone.shown) == ("+3293252200", "")


@pytest.mark.parametrize("address", ["tel:", "tel:000000000", "tel:12", "fax:+3293252201", "#"])
def test_links_that_call_nobody_are_no_phones(address: str) -> None:
    assert found(f"<p><a href='{address}'>Bel ons</a></p>", "phone") == []


def test_a_fax_that_a_link_calls_stays_a_fax() -> None:
    body = "<p>Fax: <a href='tel:+3293252201'>09 325 22 01</a></p>"
    assert (values(body, "fax"), values(body, "phone")) == (["+3293252201"], [])


def test_the_word_in_the_cell_before_counts() -> None:
    assert values("<table><tr><th>Telefoon</th><td>0477 472 701</td></tr></table>", "phone") == ["+32477472701"]
    assert values("<table><tr><th>Ondernemingsnummer</th><td>0477 472 701</td></tr></table>", "phone") == []


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("Teksttelefoon: 09 325 22 02", "text-phone", "nl"),
        ("ATS : 01 99 00 12 35", "text-phone", "fr"),
        ("Schreibtelefon: 030 18305 22", "text-phone", "de"),
        ("Textphone: 020 7946 0019", "text-phone", "en"),
        ("WhatsApp: 0471 23 45 67", "message", "nl"),
        ("Télécopie : 01 99 00 12 36", "fax", "fr"),
        ("Telefax: 030 18305 23", "fax", "de"),
        ("In an emergency, call 999", "emergency", "en"),
    ],
)
def test_kinds_of_numbers(text: str, kind: str, language: str) -> None:
    assert len(found(f"<p>{text}</p>", kind, language)) == 1
    assert found(f"<p>{text}</p>", "phone", language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Laatst gewijzigd op 22-11-2026", "nl"),
        ("IBAN BE71 0961 2345 6769", "nl"),
        ("Numéro de TVA : BE 0477.472.701", "fr"),
        ("Aktenzeichen 030 18305-22", "de"),
        ("Reference number 020 7946 0018", "en"),
        ("In 2023 belden 12 500 mensen", "nl"),
    ],
)
def test_digits_that_nobody_calls(text: str, language: str) -> None:
    assert found(f"<p>{text}</p>", "phone", language) == []


@pytest.mark.parametrize(
    ("text", "traits", "language"),
    [
        ("Bel gratis 09 325 22 00", ["free"], "nl"),
        ("Bel 0800 12 345", ["free"], "nl"),
        ("Bel 070 12 34 56 (0,30 euro per minuut)", ["priced"], "nl"),
        ("Appelez le 01 99 00 12 34 : un agent vous répond", ["person"], "fr"),
        ("Anrufbeantworter: Telefon 030 18305 22", ["machine"], "de"),
        ("Phone 020 7946 0018", [], "en"),
    ],
)
def test_what_a_call_costs_and_who_answers(text: str, traits: list[str], language: str) -> None:
    assert [phone.traits for phone in found(f"<p>{text}</p>", "phone", language)] == [traits]


def test_a_number_with_a_digit_too_many_is_told_as_printed() -> None:
    (phone,) = found("<ul><li>Outside Canada:<br>1-800-2318-6290</li></ul>", "phone", "en")
    assert (phone.shown, phone.sure) == ("1-800-2318-6290", False)


def test_a_number_with_its_country_is_shown_whole() -> None:
    (phone,) = found("<p>Tel. +43 (0) 50 11 50-0</p>", "phone", "de")
    assert phone.shown == "+43 (0) 50 11 50-0"


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Telefon: +43 (0) 50 11 50 - 3320", "de", "+435011503320"),
        ("Tel. +32 (0) 9 325 22 00", "nl", "+3293252200"),
        ("Lo-call 1890 123 456", "en", "+3531890123456"),
        ("call (202) 555-0143", "en", "+12025550143"),
        ("the automated voice service (1-800-463-4421)", "en", "+18004634421"),
    ],
)
def test_a_number_has_one_value_whatever_stands_in_it(text: str, language: str, number: str) -> None:
    assert values(f"<p>{text}</p>", "phone", language) == [number]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Répondez aux appels du 01 99 00 12 34.", "fr"),
        ("Réf. 01 99 00 12 34", "fr"),
        ("U krijgt een oproep van 09 325 22 00.", "nl"),
        ("You may get a call from 020 7946 0018.", "en"),
        ("Anrufe von 030 18305 22 kommen von uns.", "de"),
    ],
)
def test_numbers_that_nobody_is_asked_to_call(text: str, language: str) -> None:
    assert found(f"<p>{text}</p>", "phone", language) == []


def test_what_is_said_of_one_number_is_not_said_of_the_next() -> None:
    text = "Bel 0800 12 345 (gratis). Uit het buitenland: +32 9 325 22 00. Of 070 12 34 56 (0,30 euro per minuut)"
    assert [phone.traits for phone in found(f"<p>{text}</p>", "phone")] == [["free"], [], ["priced"]]


def test_a_town_is_no_price() -> None:
    assert found("<p>75015 Paris, tél. 01 99 00 12 34</p>", "phone", "fr")[0].traits == []
