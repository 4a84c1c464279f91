from __future__ import annotations

import pytest

from einclusion.checking.equivalence import Resource, same


def seen(text: str, address: str = "https://stad.example.org/a", title: str = "", bare: bool = False) -> Resource:
    return Resource(address=address, title=title, text=text, bare=bare, seen=True)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Kom langs op de Markt", "kom langs  op de markt", True),
        ("Contact us Phone: (541) 754-3010", "Contact us Phone: (541) 754-3011", False),
        ("Bel 09 222 33 44", "Telefoon 09 222 33 44, fax 09 222 33 45", True),
        ("Zwemlessen voor kinderen in september", "Dansavond met drank in de oude molen", False),
        ("Zwemlessen voor kinderen in september", "Zwemlessen voor kinderen elke week", None),
        ("", "Dansavond met drank", None),
    ],
)
def test_texts_are_one_two_or_not_sure(one: str, other: str, expected: bool | None) -> None:
    assert same(seen(one), seen(other, "https://stad.example.org/b")) is expected


def test_a_page_that_shows_nothing_is_another_one() -> None:
    assert same(seen("", bare=True), seen("Welkom bij de stad", "https://stad.example.org/b")) is False


def test_part_of_a_text_under_the_same_title_is_the_same() -> None:
    one, other = (
        seen("Home Contact", title="Kaart"),
        seen("Root Kaart Home Contact", "https://x.example.org/b", "Kaart"),
    )
    assert same(one, other) is True


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://a.example.org/x?b=1&a=2", "https://a.example.org/x?a=2&b=1", True),
        ("https://a.example.org/x", "https://b.example.net/x", False),
        ("https://vlaanderen.be/x", "https://brussels.be/x", None),
        ("https://bit.ly/x", "https://b.example.net/x", None),
        ("https://a.example.org/x", "https://a.example.org/y", None),
        ("mailto:a@example.org", "mailto:b@example.org", False),
        ("mailto:a@example.org", "tel:092223344", None),
    ],
)
def test_addresses_that_nobody_opened(one: str, other: str, expected: bool | None) -> None:
    assert same(Resource(address=one), Resource(address=other)) is expected
