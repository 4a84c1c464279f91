"""Addresses, counters, opening hours: what people can go to, and when."""

from __future__ import annotations

import pytest

from tests.channels.pages import found, values


@pytest.mark.parametrize(
    ("body", "use"),
    [
        ("<h2>Loket</h2><p>Markt 1, 9000 Gent</p>", "visit"),
        ("<p>Présentez-vous à la mairie :</p><p>12, rue des Tilleuls, 59990 Valmoulin</p>", "visit"),
        ("<p>Lindenstraße 37, 10999 Weidenau</p><p>Mo–Fr 8–12 Uhr</p>", "visit"),
        ("<p>Postadres: Markt 1, 9000 Gent</p>", "post"),
        ("<p>Bezoekadres: Markt 1, 9000 Gent. Postadres: Postbus 5, 9000 Gent</p>", "visit"),
        ("<p>Postbus 5, 9000 Gent</p>", "post"),
        ("<p>Markt 1, 9000 Gent</p>", ""),
        ("<h2>Loket</h2><p>Kom langs.</p><h2>Redactie</h2><p>Markt 1, 9000 Gent</p>", ""),
    ],
)
def test_words_around_an_address_say_what_it_is_for(body: str, use: str) -> None:
    traits = found(body, "address")[0].traits
    assert next((trait for trait in traits if trait in ("visit", "post")), "") == use


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Europalaan 22 , 9880 Aalter", "nl", "Europalaan 22, 9880 Aalter"),
        ("33, boulevard du Lac<br>L-2450 Luxembourg", "fr", "33, boulevard du Lac, 2450 Luxembourg"),
        ("Rathaus<br>3003 Bern", "de", "Rathaus, 3003 Bern"),
        ("Bezoekadres: Grote Markt 1, Nijmegen", "nl", "Grote Markt 1, Nijmegen"),
        ("10 Harbour Street<br>Sydney, NS B1P 5Z2", "en", "10 Harbour Street, B1P 5Z2"),
        ("Kleine Ring 5 (2e verdieping), 3000 Leuven", "nl", "Kleine Ring 5 (2e verdieping), 3000 Leuven"),
        ("Caisse de Valmoulin, 59948 Valmoulin Cedex 9", "fr", "Caisse de Valmoulin, 59948 Valmoulin Cedex"),
        ("Freepost WILGEN-12, Wilgenhove Council, WH9 1AS", "en", "Freepost WILGEN-12, Wilgenhove Council, WH9 1AS"),
        ("Unit 5, The Mall, Wilgenhove WH5 2PJ", "en", "Unit 5, The Mall, Wilgenhove, WH5 2PJ"),
        ("Civic Offices, Wood Quay, Dublin 8", "en", "Civic Offices, Dublin 8"),
    ],
)
def test_an_address_has_one_form_however_it_is_broken(text: str, language: str, value: str) -> None:
    assert values(f"<address>{text}</address>", "address", language) == [value]


def test_an_amount_with_a_word_is_no_address() -> None:
    assert found("<p>Artikel 5, 2500 Euro voor elke aanvraag.</p>", "address") == []


def test_a_label_after_an_address_is_of_the_next_one() -> None:
    body = "<h2>Rathaus</h2><p>Lindenstraße 3, 10999 Weidenau Postanschrift: 10998 Weidenau</p>"
    assert found(body, "address", "de")[0].traits == ["street", "visit"]


@pytest.mark.parametrize(
    "text", ["Formulier P45 of SA1 2AB", "En 2020 Paris compte 33 rues", "15000 euros, rue longue"]
)
def test_figures_with_words_are_no_address(text: str) -> None:
    assert found(f"<p>{text}</p>", "address", "en") == []


def test_all_days_of_a_row_belong_to_its_hours() -> None:
    body = "<table><tr><th>Mon–Fri</th><td>9am–9pm</td></tr></table>"
    assert values(body, "hours", "en") == ["Mon–Fri 9am–9pm"]


def test_hours_in_a_table_are_found_with_their_day() -> None:
    body = "<table><tr><th>Maandag</th><td>9.00–12.00 uur</td></tr></table>"
    assert values(body, "hours") == ["Maandag 9.00–12.00 uur"]


def test_choices_of_a_list_are_no_text() -> None:
    assert found("<select><option>Maandag 9.00–12.00 uur</option></select>", "hours") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Open van maandag tot vrijdag van 9 tot 12 uur.", "nl"),
        ("Nous sommes joignables du lundi au vendredi de 9 h à 17 h.", "fr"),
        ("Sprechzeiten: Montag 8 bis 12 Uhr", "de"),
        ("Our phone line is available 24 hours a day, 7 days a week.", "en"),
        ("Horaires : du 1er juillet au 31 août, de 9 h à 13 h", "fr"),
        ("Bei Notfällen (24/7): +43 1 90115-4411", "de"),
        ("Phone and live chat: Monday to Friday, 9am to 5pm", "en"),
        ("Lundi : 8h30-12h / 13h30-17h, sauf jours fériés", "fr"),
    ],
)
def test_hours_in_running_text(text: str, language: str) -> None:
    assert found(f"<p>{text}</p>", "hours", language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 2019 waren open: maandag 9 mei van 9 tot 12 uur.", "nl"),
        ("Le site est indisponible le lundi de 3 h à 6 h.", "fr"),
        ("Am 18. Mai findet das Fest statt. Samstag von 11 bis 19 Uhr wird gefeiert.", "de"),
        ("The online form is available 24 hours a day.", "en"),
        ("The form is not available on Monday from 3 am to 6 am.", "en"),
        ("Nous répondons aux courriels du lundi au vendredi, de 8 h à 20 h.", "fr"),
        ("Chat: op werkdagen van 9 tot 17 uur", "nl"),
        ("Wochenmarkt: samstags 8 bis 13 Uhr", "de"),
        ("Bin collections are on Monday from 6am to 2pm.", "en"),
        ("Collecte des déchets : le mardi de 6 h à 8 h", "fr"),
    ],
)
def test_hours_of_something_else_are_none(text: str, language: str) -> None:
    assert found(f"<p>{text}</p>", "hours", language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Je kan langsgaan bij de dienst Burgerzaken.", "nl"),
        ("U kunt niet alleen online maar ook aan het loket terecht.", "nl"),
        ("Vous pouvez vous inscrire par courrier ou en personne.", "fr"),
        ("Geben Sie den Antrag im Bürgerbüro ab.", "de"),
        ("You can register by mail or in person.", "en"),
        ("Ask your local election office.", "en"),
        ("Breng de documenten binnen bij uw gemeente.", "nl"),
        ("Présentez-vous au commissariat.", "fr"),
        ("Bei der Ausländerbehörde abgeben", "de"),
        ("Drop in to our customer service centre.", "en"),
    ],
)
def test_words_that_say_that_people_can_come(text: str, language: str) -> None:
    assert len(found(f"<p>{text}</p>", "counter", language)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Meld uw verhuizing via het digitaal loket.", "nl"),
        ("U hoeft niet langs te komen, ons loket is gesloten.", "nl"),
        ("Aucune donnée ne permet d'identifier l'usager en personne.", "fr"),
        ("Ouvrez votre guichet électronique.", "fr"),
        ("Die persönliche Vorsprache ist nicht möglich.", "de"),
        ("You may hear that our offices are closed.", "en"),
        ("These medicines are sold over-the-counter.", "en"),
    ],
)
def test_words_that_only_sound_like_a_counter(text: str, language: str) -> None:
    assert found(f"<p>{text}</p>", "counter", language) == []


def test_a_menu_offers_no_counter_but_a_tab_that_says_nothing_else_does() -> None:
    assert found("<nav><a href='/x'>Nieuws van het loket en de balie</a></nav>", "counter") == []
    assert len(found("<nav><a href='/x'>In person</a></nav>", "counter", "en")) == 1


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Vind een kantoor", "nl"),
        ("Trouvez un bureau", "fr"),
        ("Alle Standorte", "de"),
        ("Find your local office", "en"),
    ],
)
def test_a_list_of_offices_is_promised(words: str, language: str) -> None:
    assert found(f"<a href='/o'>{words}</a>", "office-list", language)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Alleen op afspraak", "nl"),
        ("Sur rendez-vous", "fr"),
        ("Vereinbaren Sie einen Termin", "de"),
        ("Book an appointment", "en"),
    ],
)
def test_appointments(words: str, language: str) -> None:
    assert len(found(f"<p>{words}</p>", "appointment", language)) == 1
