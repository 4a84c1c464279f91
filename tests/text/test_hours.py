"""Opening hours as four languages write them, told apart from other hours."""

from __future__ import annotations

import pytest

from einclusion.text.hours import opening_hours


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("open van 8.30 u tot 12.00 u (enkel op afspraak)", "open van 8.30 u tot 12.00 u"),
        ("Bereikbaar op werkdagen tussen 9 en 17 uur.", "werkdagen tussen 9 en 17 uur"),
        ("ma: 9u-12u", "ma: 9u-12u"),
        ("Du lundi au vendredi, de 8 h à 17 h", "lundi au vendredi, de 8 h à 17 h"),
        ("Guichet ouvert de 9h à midi", "ouvert de 9h à midi"),
        ("Mo–Fr 8–12 Uhr", "Mo–Fr 8–12 Uhr"),
        ("Montag 8.00 bis 12.00 Uhr", "Montag 8.00 bis 12.00 Uhr"),
        ("Mon-Fri 9am-9pm", "Mon-Fri 9am-9pm"),
        (
            "Monday to Friday (except holidays) from 9 am to 9 pm",
            "Monday to Friday (except holidays) from 9 am to 9 pm",
        ),
        ("Maandag\n9.00 - 12.00", "Maandag 9.00 - 12.00"),
        ("9am to 5pm, Monday to Friday", "9am to 5pm"),
        ("par téléphone, 24 heures sur 24", "24 heures sur 24"),
    ],
)
def test_finds_hours(text: str, shown: str) -> None:
    assert next(opening_hours(text)).shown == shown


@pytest.mark.parametrize(
    "text",
    [
        "Gemeenteraad: maandag 3 mei van 19.30 tot 21 uur",
        "Réunion le mardi 3 juin de 9h à 10h",
        "Sa., 22.01.2022, 9:00 – 17:00 Uhr",
        "Tuesday, July 30th, between 6-8 AM",
        "De website is niet beschikbaar op zondag van 2.00 tot 6.00 uur",
        "This website is unavailable on Sundays from 2am to 6am for maintenance.",
        "Aanvragen kan 24/7 via de website",
        "The daily limit resets at 7 a.m. and 7 p.m.",
        "Hoofdstuk 9-12",
        "Schooljaar 2018-2019",
        "versie 1.10 - 1.12",
        "9u-12u",
    ],
)
def test_leaves_other_hours_alone(text: str) -> None:
    assert list(opening_hours(text)) == []


def test_finds_each_day_of_a_table() -> None:
    text = "Montag\n9.00 - 12.00\nDienstag\ngeschlossen\nMittwoch\n9.00 - 12.00"
    assert [hours.shown for hours in opening_hours(text)] == ["Montag 9.00 - 12.00", "Mittwoch 9.00 - 12.00"]
