"""What pages tell machines: kept apart from what they tell people."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.channels.pages import channels


def script(data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def stated(body: str, language: str = "nl") -> list[tuple[str, str]]:
    return [(one.kind, one.value) for one in channels(body, language).stated]


def test_what_only_machines_get_is_no_channel() -> None:
    told = channels(script({"@type": "GovernmentOffice", "telephone": "09 325 22 00"}))
    assert [(one.kind, one.value, one.form) for one in told.stated] == [("phone", "+3293252200", "json-ld")]
    assert told.found == []


def test_a_contact_point_within_an_organisation() -> None:
    point = {
        "@type": "ContactPoint",
        "contactType": "Bürgerservice",
        "telephone": "+49 30 1830522",
        "faxNumber": "+49 30 1830523",
        "email": "mailto:Post@weidenau.example.de",
        "availableLanguage": [{"@type": "Language", "name": "Deutsch"}, "en"],
        "hoursAvailable": {"dayOfWeek": ["Monday", "Tuesday"], "opens": "08:00:00", "closes": "12:00:00"},
    }
    told = channels(script({"@graph": [{"@type": "Organization", "schema:contactPoint": [point]}]}), "de").stated
    assert [(one.kind, one.value) for one in told] == [
        ("phone", "+49301830522"),
        ("fax", "+49301830523"),
        ("email", "post@weidenau.example.de"),
        ("languages", "Deutsch en"),
        ("hours", "Mo 08:00-12:00, Tu 08:00-12:00"),
    ]
    assert {one.of for one in told} == {"Bürgerservice"}


def test_microdata_with_values_in_attributes_and_text() -> None:
    body = """<div itemscope itemtype="https://schema.org/CityHall"><h2 itemprop="name">Wilgenhove</h2>
        <a itemprop="telephone" href="tel:+3293252200">bel</a>
        <meta itemprop="openingHours" content="Mo,We 09:00-12:00">
        <p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
        <span itemprop="streetAddress">Markt 1</span> <b itemprop="postalCode">9000</b>
        <i itemprop="addressLocality">Gent</i></p></div>"""
    assert stated(body) == [
        ("phone", "+3293252200"),
        ("hours", "Mo 09:00-12:00, We 09:00-12:00"),
        ("address", "Markt 1, 9000, Gent"),
    ]


def test_rdfa_and_no_open_graph() -> None:
    body = """<div typeof="Organization">
        <span property="schema:telephone">09 325 22 00</span></div>
        <meta property="og:email" content="og@wilgenhove.be">"""
    assert stated(body) == [("phone", "+3293252200")]


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "Event", "location": {"@type": "Place", "telephone": "09 325 22 00"}},
        {"@type": "Article", "author": {"@type": "Person", "telephone": "09 325 22 00"}},
        {"@type": "CityHall", "openingHoursSpecification": {"dayOfWeek": "Monday", "validFrom": "2026-12-24"}},
        {"@type": "CityHall", "telephone": None, "email": 5, "address": ["x", 3], "openingHours": {"a": 1}},
        {"@type": "CityHall", "telephone": "-", "email": "naam (at) stad"},
        "text",
        [1, None],
    ],
)
def test_what_states_nothing_of_the_service(data: Any) -> None:
    assert stated(script(data)) == []


@pytest.mark.parametrize("text", ["", "{", '{"telephone": "09 325 22 00",,}', "\x00", "[" * 5000, "<!-- -->"])
def test_broken_data_is_left_out(text: str) -> None:
    assert stated(f'<script type="application/ld+json">{text}</script>') == []


def test_data_within_data_without_end_is_cut() -> None:
    data: dict[str, Any] = {"telephone": "09 325 22 00"}
    for _ in range(40):
        data = {"parentOrganization": data}
    assert stated(script(data)) == []


def test_what_data_says_is_kept_harmless() -> None:
    (one,) = channels(script({"name": "a\x1b[31m\u202e" + "x" * 500, "telephone": "09 325 22 00"})).stated
    assert "\x1b" not in one.of
    assert "\u202e" not in one.of
    assert len(one.of) <= 80
