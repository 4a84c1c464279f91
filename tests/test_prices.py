"""What calling a number costs."""

from __future__ import annotations

import pytest

from einclusion.channel import Channel
from einclusion.checking.prices import free_by_kind, ordinary, stated_price


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Bel 0903 12 345 (€ 0,50 per minuut).", 0.5),
        ("Bel 0903 12 345: 50 eurocent per minuut", 0.5),
        ("Appelez le 0903 12 345 (0,30 €/min)", 0.3),
        ("Telefon 0903 12 345 (14 ct/Minute aus dem Festnetz)", 0.14),
        ("Call 0903 12 345, calls cost 13p per minute", 0.13),
        ("Bel 0903 12 345. De kaart kost € 25 per jaar.", 0),
        ("De kaart kost € 0,50 per minuut. Bel 0903 12 345", 0),
        ("Bel 0903 12 345", 0),
    ],
)
def test_the_price_stands_after_the_number(text: str, price: float) -> None:
    phone = Channel(kind="phone", value="+3290312345", shown="0903 12 345", node=(0, 0), text=text)
    assert stated_price(phone)[1] == pytest.approx(price)


def test_kinds_of_numbers() -> None:
    assert free_by_kind("+3280012345")
    assert not free_by_kind("+3292101010")
    assert not free_by_kind("1700")
    assert ordinary("+3292101010")
    assert not ordinary("+3290312345")
    assert not ordinary("1700")
