"""Channels on a page, and what a service rule may say when there are none."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.checking.channels import opening_hours, phones, postal_addresses
from einclusion.checking.survey import Survey
from einclusion.facts import Facts
from einclusion.model import Finding, Outcome
from einclusion.run import LeftOut, Page
from einclusion.scope import ChannelName, Journey, Sample, Service, Step, Target
from einclusion.subjects import MissingFacts, PageSubject, ServiceSubject
from einclusion.text.blocks import text_of
from tests.text.page import structure

START = "https://wilgenhove.example/"


def page(body: str, language: str = "nl", profile: str = "be-vlaanderen", **about: Any) -> PageSubject:
    gathered = structure(body, lang=language)
    facts = Facts(structure=gathered, text=text_of(gathered))
    return PageSubject(
        Page(number=1, address=about.pop("address", START), facts=facts, **about),
        Service(name="Wilgenhove", start=[START], profile=profile),
    )


def test_a_number_is_told_once_with_its_first_place() -> None:
    body = "<p>Tel. <a href='tel:+3293252200'>09 325 22 00</a></p><footer><p>Bel 09 325 22 00</p></footer>"
    (phone,) = phones(page(body))
    assert (phone.number, phone.shown, phone.linked, phone.place.text) == (
        "+3293252200",
        "09 325 22 00",
        True,
        "Tel. 09 325 22 00",
    )


def test_a_link_without_digits_shows_no_number() -> None:
    (phone,) = phones(page("<p><a href='tel:+3293252200'>Bel ons</a></p>"))
    assert (phone.number, phone.shown, phone.kind) == ("+3293252200", "", "call")


@pytest.mark.parametrize("address", ["tel:", "tel:000000000", "tel:12", "fax:+3293252201", "#"])
def test_links_that_call_nobody_are_no_phones(address: str) -> None:
    assert phones(page(f"<p><a href='{address}'>Bel ons</a></p>")) == []


def test_a_fax_that_a_link_calls_stays_a_fax() -> None:
    (phone,) = phones(page("<p>Fax: <a href='tel:+3293252201'>09 325 22 01</a></p>"))
    assert phone.kind == "fax"


def test_the_word_in_the_cell_before_counts() -> None:
    (phone,) = phones(page("<table><tr><th>Telefoon</th><td>0477 472 701</td></tr></table>"))
    assert phone.kind == "call"
    assert phones(page("<table><tr><th>Ondernemingsnummer</th><td>0477 472 701</td></tr></table>")) == []


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
    assert postal_addresses(page(body))[0].use == use


def test_hours_in_a_table_are_found_with_their_day() -> None:
    hours = opening_hours(page("<table><tr><th>Maandag</th><td>9.00–12.00 uur</td></tr></table>"))
    assert [found.shown for found in hours] == ["Maandag 9.00–12.00 uur"]


def test_choices_of_a_list_are_no_text() -> None:
    assert opening_hours(page("<select><option>Maandag 9.00–12.00 uur</option></select>")) == []


def absent(*pages: PageSubject, left_out: list[LeftOut] | None = None, **service: Any) -> list[Finding]:
    described = Service(name="Wilgenhove", start=[START], **service)
    survey = Survey(ServiceSubject(described, lambda: iter(pages), [], left_out or []))
    list(survey)
    return list(survey.absent(ChannelName.PHONE))


def start_page(**about: Any) -> PageSubject:
    return page("<h1>Parkeerkaart</h1><p>Vraag uw kaart aan.</p>", title="Parkeerkaart", **about)


def found_page(**about: Any) -> PageSubject:
    return start_page(address=START + "kaart", origin="crawl", depth=1, **about)


def contact_page() -> PageSubject:
    return page("<h1>Contact</h1>", address=START + "contact", title="Contact – Wilgenhove")


def unread_page() -> PageSubject:
    return PageSubject(Page(number=2, address=START + "traag"), Service(name="Wilgenhove", start=[START]))


@pytest.mark.parametrize(
    ("pages", "left_out", "outcome"),
    [
        ([start_page()], [], Outcome.CANT_TELL),
        ([contact_page()], [], Outcome.FAILED),
        ([start_page(), found_page()], [], Outcome.FAILED),
        ([start_page(), found_page()], [LeftOut(address=START + "x", reason="limit")], Outcome.CANT_TELL),
        ([start_page(), found_page()], [LeftOut(address=START + "x.pdf", reason="document")], Outcome.FAILED),
        ([start_page(), contact_page()], [LeftOut(address=START + "x", reason="robots")], Outcome.FAILED),
        ([contact_page(), unread_page()], [], Outcome.CANT_TELL),
    ],
)
def test_only_what_was_explored_can_fail(pages: list[PageSubject], left_out: list[LeftOut], outcome: Outcome) -> None:
    assert [finding.outcome for finding in absent(*pages, left_out=left_out)] == [outcome]


def test_a_sample_counts_as_exploring() -> None:
    pages = [start_page(), start_page(address=START + "kaart")]
    assert absent(*pages)[0].outcome is Outcome.CANT_TELL
    assert absent(*pages, sample=Sample())[0].outcome is Outcome.FAILED


def test_patterns_of_the_service_file_hide_nothing() -> None:
    left_out = [LeftOut(address=START + "logout", reason="excluded")]
    assert absent(start_page(), found_page(), left_out=left_out)[0].outcome is Outcome.FAILED


def test_clicks_are_counted_over_the_links_that_were_seen() -> None:
    pages = [
        start_page(origin="start", links=[START + "dienst#top", "https://elders.example/"]),
        start_page(address=START + "dienst", origin="sample", links=[START + "index.html", START + "klacht"]),
        start_page(address=START + "klacht", origin="sample"),
        start_page(address=START + "los", origin="sitemap"),
    ]
    survey = Survey(ServiceSubject(Service(name="Wilgenhove", start=[START]), lambda: iter(pages), [], []))
    list(survey)
    assert [survey.clicks(START + path) for path in ("", "dienst", "klacht", "los")] == [0, 1, 2, None]


def test_what_a_journey_typed_is_known_when_a_page_shows_it_back() -> None:
    steps = [
        Step(fill=Target(css="#phone"), with_="0470000000"),
        Step(fill=Target(css="#street"), with_="Kerkstraat 3"),
    ]
    service = Service(name="Wilgenhove", start=[START], journeys=[Journey(name="apply", steps=steps)])
    survey = Survey(ServiceSubject(service, lambda: iter(()), [], []))
    assert [survey.echoed(words) for words in ("+32 470 00 00 00", "kerkstraat 3", "02 880 00 10")] == [
        True,
        True,
        False,
    ]


def test_what_the_service_file_says_decides_the_message() -> None:
    (none,) = absent(start_page(), channels={ChannelName.PHONE: False})
    assert (none.outcome, none.message) == (Outcome.FAILED, "declared-none")
    (promised,) = absent(contact_page(), channels={ChannelName.PHONE: "op werkdagen"})
    assert (promised.outcome, promised.message, promised.values) == (Outcome.FAILED, "promised", {"pages": 1})


def test_error_pages_are_no_pages_and_missing_facts_are_no_absence() -> None:
    assert absent(start_page(status=404)) == []
    with pytest.raises(MissingFacts):
        absent(unread_page())
