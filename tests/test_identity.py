from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from einclusion.identity import cause, fingerprint
from einclusion.model import Element, Finding, Outcome, Value


def finding(selector: str = "", **values: Value) -> Finding:
    element = Element(selector=selector) if selector else None
    return Finding(outcome=Outcome.FAILED, rule="r", subject="service", message="m", element=element, values=values)


def test_findings_without_element_are_told_apart_by_address_and_name() -> None:
    one, other = finding(address="https://a.be/x", status=404), finding(address="https://a.be/y", status=404)
    assert fingerprint(one, "") != fingerprint(other, "")
    assert cause(one) != cause(other)
    assert cause(finding(name="Counter")) != cause(finding(name="Meter"))


def test_hosts_and_measured_values_make_no_difference() -> None:
    assert fingerprint(finding(address="https://a.be/x", status=404), "") == fingerprint(
        finding(address="http://localhost:1/x", status=410), ""
    )
    assert cause(finding(size=3)) == cause(finding(size=4))


def test_generated_ids_and_positions_make_no_difference_to_the_cause() -> None:
    assert cause(finding("main > p:nth-of-type(2)")) == cause(finding("main > p:nth-of-type(3)"))
    assert fingerprint(finding("#field-8a7b6c > b"), "") == fingerprint(finding("#field-1f2e3d > b"), "")


@pytest.mark.parametrize(
    ("selector", "same_as"),
    [
        ("#nav-12 > a", "#nav-7 > a"),
        ("#ember1234 > a", "#ember98765 > a"),
        ("#r-3f2a9c > a", "#r-9b8d7e > a"),
        ("my-app >>> #x1 > b", "my-app >>> #x2 > b"),
    ],
)
def test_generated_ids_make_no_difference(selector: str, same_as: str) -> None:
    assert fingerprint(finding(selector), "") == fingerprint(finding(same_as), "")


@pytest.mark.parametrize(
    "html", ['<img src="http://[x">', '<a href="http://[x">', '<img srcset="//[ 2x">', '<form action="//[">']
)
def test_an_element_that_names_no_address_does_no_harm(html: str) -> None:
    element = Element(selector="main > *", html=html)
    found = msgspec.structs.replace(finding(), element=element)
    assert len(fingerprint(found, "https://a.be/x")) == 16


def test_ids_that_people_wrote_do() -> None:
    assert fingerprint(finding("#menu > a"), "") != fingerprint(finding("#footer > a"), "")


@pytest.mark.parametrize(
    "change", [{"rule": "other"}, {"message": "other"}, {"outcome": Outcome.CANT_TELL}, {"subject": "journey:apply"}]
)
def test_what_is_found_makes_a_difference(change: dict[str, Any]) -> None:
    one = finding()
    other = msgspec.structs.replace(one, **change)
    assert fingerprint(other, "") != fingerprint(one, "")
    assert (cause(other) != cause(one)) is ("subject" not in change)


@pytest.mark.parametrize("address", ["http://[::1", "http://ex\u2100ample.be/", "//[", "mailto:", "", "\x00"])
def test_addresses_that_are_none_do_no_harm(address: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", fingerprint(finding(address=address), ""))
    assert cause(finding(address=address)) == cause(finding(address=address))


def test_a_word_is_one_cause_wherever_it_stands_and_another_word_is_another() -> None:
    here, there = finding("main > p", word="gedurende"), finding("aside > li", word="Gedurende")
    other = finding("main > p", word="teneinde")
    assert cause(here) == cause(there) != cause(other)
    assert fingerprint(here, "") != fingerprint(other, "")
    assert fingerprint(here, "") != fingerprint(there, "")
