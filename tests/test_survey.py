"""What a service rule may say of something that no page shows."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.channels import channels_of
from einclusion.checking.survey import Survey
from einclusion.dom import Dom
from einclusion.facts import Facts
from einclusion.model import Finding, Outcome
from einclusion.run import LeftOut, Page
from einclusion.scope import ChannelName, Journey, Sample, Service, Step, Target
from einclusion.subjects import MissingFacts, PageSubject, ServiceSubject
from einclusion.text.blocks import text_of
from tests.text.page import structure

START = "https://wilgenhove.example/"


def page(body: str, language: str = "nl", profile: str = "be-vlaanderen", **about: Any) -> PageSubject:
    gathered, service = structure(body, lang=language), Service(name="Wilgenhove", start=[START], profile=profile)
    text = text_of(gathered)
    facts = Facts(structure=gathered, text=text, channels=channels_of(gathered, text, Dom(gathered), service))
    return PageSubject(Page(number=1, address=about.pop("address", START), facts=facts, **about), service)


def absent(*pages: PageSubject, left_out: list[LeftOut] | None = None, **service: Any) -> list[Finding]:
    described = Service(name="Wilgenhove", start=[START], **service)
    survey = Survey(ServiceSubject(described, lambda: iter(pages), [], left_out or []))
    list(survey)
    return list(survey.absent(ChannelName.PHONE))


def start_page(**about: Any) -> PageSubject:
    return page("<h1>Parkeerkaart</h1><p>Vraag uw kaart aan.</p>", title="Parkeerkaart", **about)


def found_page(**about: Any) -> PageSubject:
    return start_page(**{"address": START + "kaart", "origin": "crawl", "depth": 1, **about})


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


def test_a_page_behind_a_redirect_is_one_click_away() -> None:
    moved = page("<h1>Contact</h1>", address=START + "old", final_address=START + "contact", origin="crawl")
    pages = [start_page(links=[START + "old"]), moved]
    survey = Survey(ServiceSubject(Service(name="Wilgenhove", start=[START]), lambda: iter(pages), [], []))
    list(survey)
    assert survey.clicks(START + "contact") == 1
    assert survey.distances([START + "contact"])[START] == 1


def test_distances_are_counted_over_links_as_they_lead() -> None:
    pages = [
        start_page(links=[START + "a"]),
        found_page(address=START + "a", links=[START + "b", START]),
        page("<h1>B</h1>", address=START + "b", origin="crawl"),
        page("<h1>C</h1>", address=START + "c", origin="crawl"),
    ]
    survey = Survey(ServiceSubject(Service(name="Wilgenhove", start=[START]), lambda: iter(pages), [], []))
    list(survey)
    assert survey.distances([START + "b"]) == {START + "b": 0, START + "a": 1, START: 2}
    assert (survey.was_read(START + "c"), survey.was_read(START + "d")) == (True, False)
