"""Postal addresses in the orders of eleven countries."""

from __future__ import annotations

import pytest

from einclusion.text.postal import postal_addresses


@pytest.mark.parametrize(
    ("text", "street", "postcode", "town"),
    [
        ("Europalaan 22 , 9880 Aalter", "Europalaan 22", "9880", "Aalter"),
        ("Stadhuis, Grote Markt 1, 9000 Gent", "Grote Markt 1", "9000", "Gent"),
        ("Grote Markt, 8000 Brugge", "Grote Markt", "8000", "Brugge"),
        ("Kerkstraat 45\n9050 Gentbrugge", "Kerkstraat 45", "9050", "Gentbrugge"),
        ("Koning Albert II-laan 15, B-1210 Brussel", "Koning Albert II-laan 15", "1210", "Brussel"),
        ("Rue de la Loi 16 bte 3, 1000 Bruxelles", "Rue de la Loi 16 bte 3", "1000", "Bruxelles"),
        ("16, rue de la Loi – 1000 Bruxelles", "16, rue de la Loi", "1000", "Bruxelles"),
        ("33, boulevard Roosevelt L-2450 Luxembourg", "33, boulevard Roosevelt", "2450", "Luxembourg"),
        ("12 bis, avenue de Ségur 75007 Paris", "12 bis, avenue de Ségur", "75007", "Paris"),
        ("Mariënburg 30, 6511 PS Nijmegen", "Mariënburg 30", "6511 PS", "Nijmegen"),
        ("Am Kupfergraben 7, 10117 Berlin", "Am Kupfergraben 7", "10117", "Berlin"),
        ("Leipziger Straße 3-4, 10117 Berlin Telefon 030", "Leipziger Straße 3-4", "10117", "Berlin"),
        ("Kirchstr. 5a, 6900 Bregenz", "Kirchstr. 5a", "6900", "Bregenz"),
        ("Bahnhofstrasse 10\n8001 Zürich", "Bahnhofstrasse 10", "8001", "Zürich"),
        ("10 Downing Street, London SW1A 2AA", "10 Downing Street", "SW1A 2AA", ""),
        ("49 Dorchester Street, Sydney, NS B1P 5Z2", "49 Dorchester Street", "B1P 5Z2", ""),
        ("1600 Pennsylvania Avenue NW, Washington, DC 20500", "1600 Pennsylvania Avenue", "DC 20500", ""),
    ],
)
def test_finds_streets(text: str, street: str, postcode: str, town: str) -> None:
    found = next(postal_addresses(text))
    assert (found.kind, found.street, found.postcode, found.town) == ("street", street, postcode, town)


@pytest.mark.parametrize(
    "text",
    [
        "Postbus 123, 2500 GK Den Haag",
        "TSA 12345, 75800 Paris Cedex 08",
        "Postfach 12 34, 10117 Berlin",
        "P.O. Box 7000 Sydney, NS B1P 6V6",
    ],
)
def test_tells_post_boxes(text: str) -> None:
    assert [found.kind for found in postal_addresses(text)] == ["box"]


@pytest.mark.parametrize(
    "text",
    [
        "Wet van 12 mei 1990, 2000 Antwerpen",
        "Schritt 3, 20000 Euro",
        "Stap 3\n1000 Inwoners van Brussel",
        "In 2023 kwamen 12 000 Belgen langs",
        "Het nummer 5, 10000 Mensen",
        "Law of 30 July 2018, 2018 Brussels Act",
        "9000 Gent",
        "Mariënburg 30 Nijmegen",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert list(postal_addresses(text)) == []


def test_finds_each_of_several() -> None:
    text = "Markt 1, 9000 Gent\nTel. 09 325 22 00\nDorpsplein 2, 9050 Gentbrugge"
    assert [text[found.start : found.end] for found in postal_addresses(text)] == [
        "Markt 1, 9000 Gent",
        "Dorpsplein 2, 9050 Gentbrugge",
    ]
