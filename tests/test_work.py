"""The work beside the browser: links, pictures and facts out of what the probes gathered."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.dom import Dom
from einclusion.facts import Facts, Text
from einclusion.loading import Network
from einclusion.model import Element, Finding, Outcome
from einclusion.work import facts_of, links_of, spots_of
from tests.structures import Piece, document, el, structure


def links(*inside: Piece, address: str = "https://example.be/nl/start") -> list[tuple[str, str]]:
    dom = Dom(structure(el("html", el("head"), el("body", *inside))))
    return [(link.address, link.text) for link in links_of(dom, address)]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("contact", "https://example.be/nl/contact"),
        ("/fr/", "https://example.be/fr/"),
        ("?x=1#y", "https://example.be/nl/start?x=1#y"),
        (" https://other.example/ ", "https://other.example/"),
        ("//other.example/a", "https://other.example/a"),
        ("#top", "https://example.be/nl/start#top"),
    ],
)
def test_links_are_absolute(href: str, address: str) -> None:
    assert links(el("a", "More", at={"href": href})) == [(address, "More")]


@pytest.mark.parametrize(
    "href", ["javascript:void(0)", "mailto:a@example.be", "tel:+329", "data:,x", "http://[bad", "ftp://x/"]
)
def test_what_leads_to_no_page_is_no_link(href: str) -> None:
    assert links(el("a", "More", at={"href": href})) == []


def test_a_link_without_text_says_its_name() -> None:
    assert links(el("a", el("img"), at={"href": "/"}, name="Home")) == [("https://example.be/", "Home")]
    assert len(links(el("a", "word " * 100, at={"href": "/"}))[0][1]) == 200


def test_a_base_is_kept_to_and_frames_are_not_followed() -> None:
    page = el("html", el("head", el("base", at={"href": "/deep/down/"})), el("body", el("a", at={"href": "x"})))
    inner = document(el("html", el("a", at={"href": "inner"})), frame=(0, 1))
    found = links_of(Dom(structure(page, inner)), "https://example.be/")
    assert [link.address for link in found] == ["https://example.be/deep/down/x"]


def finding(cause: str, box: tuple[int, int, int, int] | None = (0, 0, 9, 9), outcome: Any = Outcome.FAILED) -> Finding:
    return Finding(outcome=outcome, cause=cause, element=Element(selector="p", box=box))


def test_there_is_one_picture_of_each_cause() -> None:
    findings = [
        finding("a", None),
        *(finding("a") for _ in range(5)),
        finding("b"),
        finding("c", outcome=Outcome.PASSED),
    ]
    assert [(spot.finding, spot.cause) for spot in spots_of(findings)] == [(1, "a"), (6, "b")]


def test_facts_of_nothing_are_none() -> None:
    assert facts_of({}) == (Facts(), None)


def test_facts_of_the_network_know_whether_a_choice_was_made() -> None:
    raw = {"network": {"requests": [{"address": "https://example.be/", "host": "example.be", "type": "document"}]}}
    network = facts_of(raw, consent=True)[0].network
    assert network is not None
    assert (network.consent, network.requests[0].host) == (True, "example.be")


def test_facts_of_an_example_stand_in_for_those_gathered() -> None:
    stand_in = Facts(text=Text(words=3))
    assert facts_of({"network": {}}, replaced=stand_in)[0] == Facts(text=stand_in.text, network=Network())
