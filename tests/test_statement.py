"""Accessibility statements: dates, claims, sections and bodies, as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from einclusion.channel import Channel, Channels
from einclusion.data import own
from einclusion.facts import Block, Document, Facts, NodeFacts, Structure, Text
from einclusion.run import Page
from einclusion.scope import Service
from einclusion.standards import profile_names
from einclusion.statement.bodies import named
from einclusion.statement.dates import dates
from einclusion.statement.reading import Statement, statement_of
from einclusion.statement.standing import broken_criteria
from einclusion.subjects import PageSubject

ADDRESS = "https://wilgenhove.example/toegankelijkheid"


def statement(*lines: str, heading: str = "Toegankelijkheidsverklaring", language: str = "nl") -> Statement | None:
    """A page with that heading and those paragraphs, read."""
    blocks = [Block(kind="heading", text=heading, node=(0, 0), main=True, area="main")]
    blocks += [Block(kind="paragraph", text=line, node=(0, 0), main=True, area="main") for line in lines]
    itself = Channel(kind="statement", value=heading, node=(0, 0), traits=["itself"])
    facts = Facts(
        structure=Structure(documents=[Document(address=ADDRESS, nodes=[NodeFacts(parent=-1, tag="html")])]),
        text=Text(blocks=blocks, declared=language, detected=language),
        channels=Channels(found=[itself]),
    )
    return statement_of(PageSubject(Page(number=1, address=ADDRESS, facts=facts), Service(name="W", start=[ADDRESS])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opgesteld op 14 maart 2019.", date(2019, 3, 14)),
        ("Établie le 1er août 2025", date(2025, 8, 1)),
        ("erstellt am 3. März 2026", date(2026, 3, 3)),
        ("prepared on March 3, 2026", date(2026, 3, 3)),
        ("last reviewed 3rd September 2026", date(2026, 9, 3)),
        ("Datum: 03/09/2026", date(2026, 9, 3)),
        ("Stand: 03.09.2026", date(2026, 9, 3)),
        ("2026-09-03", date(2026, 9, 3)),
        ("en février 2024", date(2024, 2, 29)),
        ("December 2025", date(2025, 12, 31)),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, expected: date) -> None:
    assert [one.day for one in dates(text)] == [expected]


@pytest.mark.parametrize("text", ["31/02/2026", "00/00/2026", "2026-13-01", "EN 301 549", "wet van 2018", "14 2019"])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Deze website voldoet volledig aan WCAG 2.1.", ["full"]),
        ("nl", "De website voldoet nog niet volledig aan WCAG 2.1.", ["partial"]),
        ("nl", "Deze website voldoet niet aan de eisen.", ["none"]),
        ("fr", "Le site n’est pas totalement conforme.", ["partial"]),
        ("fr", "Le site est partiellement conforme au RGAA.", ["partial"]),
        ("de", "Diese Website ist mit den Anforderungen der BITV teilweise vereinbar.", ["partial"]),
        ("de", "Diese Website ist noch nicht vollständig barrierefrei.", ["partial"]),
        ("en", "This website is not fully compliant with WCAG 2.2.", ["partial"]),
        ("en", "This website is fully compliant with WCAG 2.2.", ["full"]),
        ("en", "This website is not currently WCAG 2.1 AA fully compliant.", ["partial"]),
        ("nl", "De website voldoet niet aan alle eisen.", ["partial"]),
        ("fr", "Les vidéos ne sont pas entièrement accessibles.", ["partial"]),
        ("en", "If this website is fully compliant, we say so.", []),
        ("en", "We want everyone to use this website.", []),
    ],
)
def test_the_claim_is_told_from_its_contrary(language: str, text: str, expected: list[str]) -> None:
    told = statement(
        text, heading={"nl": "Toegankelijkheidsverklaring"}.get(language, "Accessibility statement"), language=language
    )
    assert told is not None
    assert told.statuses == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Deze website voldoet volledig aan WCAG 2.1.", True),
        ("fr", "Ce site est totalement conforme au RGAA.", True),
        ("nl", "Wij streven ernaar dat deze website volledig toegankelijk is.", False),
        ("fr", "Nous voulons que ce site soit entièrement accessible.", False),
        ("de", "Unser Ziel ist es, diese Website vollständig barrierefrei zu machen.", False),
        ("en", "We are working to make this website fully accessible.", False),
        ("en", "Our booking form is fully accessible.", False),
    ],
)
def test_a_wish_and_a_part_are_no_claim_for_the_whole_website(language: str, text: str, expected: bool) -> None:
    told = statement(text, "WCAG", heading="Accessibility statement", language=language)
    assert told is not None
    assert (told.statuses, told.whole) == (["full"], expected)


def test_a_wish_beside_a_claim_is_no_second_claim() -> None:
    told = statement(
        "This website is partially compliant. We are working to make it fully accessible.",
        heading="Accessibility statement",
        language="en",
    )
    assert told is not None
    assert told.statuses == ["partial"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://wilgenhove.example/parkeren", True),
        ("https://www.wilgenhove.example/", True),
        ("https://loket.wilgenhove.example/", True),
        ("https://foto.wilgenhove.example/", False),
        ("https://login.example/", False),
        ("https://", False),
    ],
)
def test_a_statement_covers_its_own_site_and_those_that_it_names(address: str, expected: bool) -> None:
    told = statement("Zij is ook van toepassing op https://loket.wilgenhove.example.")
    assert told is not None
    assert told.covers(address) is expected


def test_only_dates_of_preparing_and_reviewing_count() -> None:
    told = statement(
        "Dat vraagt het Bestuursdecreet van 7 december 2018.",
        "Opgesteld op 1 juni 2024, voor het laatst nagekeken op 2 mei 2026.",
    )
    assert told is not None
    assert told.made == [date(2024, 6, 1), date(2026, 5, 2)]


def test_a_page_about_a_building_is_no_statement() -> None:
    assert statement("De sporthal heeft een lift en een hellend vlak.", heading="Toegankelijkheid") is None
    assert statement("Deze website voldoet gedeeltelijk aan WCAG 2.1.", heading="Toegankelijkheid") is not None


def test_a_day_of_mending_is_found() -> None:
    told = statement("De kaart krijgt een tekst, uiterlijk 31 december 2025.")
    assert told is not None
    assert [one.day for one in told.promises] == [date(2025, 12, 31)]


def test_a_body_is_known_for_its_own_level_only() -> None:
    assert named("Ga naar de Vlaamse Ombudsdienst.", "be-vlaanderen") == "Vlaamse Ombudsdienst"
    assert named("Ga naar de Vlaamse Ombudsdienst.", "be-federal") == ""
    assert named("Adressez-vous au Médiateur fédéral.", "be-federal") == "Médiateur fédéral"


def test_every_law_has_bodies() -> None:
    assert set(own("statement/bodies.yaml")) == set(profile_names())


def test_only_criteria_that_the_standard_holds_are_told() -> None:
    assert broken_criteria(["wcag-2.4.11", "wcag-1.4.10", "wcag-1.1.1", "practice", "wcag-2.2.3"]) == [
        "1.1.1",
        "1.4.10",
    ]
