"""Weeks out of words and out of schema.org's codes."""

from __future__ import annotations

import pytest

from einclusion.text.week import coded, said, written


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mo-We 09:00-17:00", "Mo 09:00-17:00, Tu 09:00-17:00, We 09:00-17:00"),
        ("Mo,Fr 08:30-12:00 13:00-16:00", "Mo 08:30-12:00 13:00-16:00, Fr 08:30-12:00 13:00-16:00"),
        ("Su-Mo 10:00-00:00", "Mo 10:00-24:00, Su 10:00-24:00"),
        ("Mo 09:00-12:00 PH 10:00-11:00", "Mo 09:00-12:00"),
        ("Mo 09:00-09:00", ""),
        ("by appointment", ""),
    ],
)
def test_a_week_in_codes(text: str, week: str) -> None:
    assert written(coded(text)) == week


@pytest.mark.parametrize(
    ("language", "text", "week"),
    [
        ("fr", "lundi et mardi, de 8 h à 20 h", "Mo 08:00-20:00, Tu 08:00-20:00"),
        ("fr", "lundi 8h30 à 12h et 13h30 à 17h, mardi 8h à 12h", "Mo 08:30-12:00 13:30-17:00, Tu 08:00-12:00"),
        ("nl", "ma t/m wo 9.00–12.00 uur", "Mo 09:00-12:00, Tu 09:00-12:00, We 09:00-12:00"),
        ("nl", "zaterdag tot maandag van 9 tot 12 uur", "Mo 09:00-12:00, Sa 09:00-12:00, Su 09:00-12:00"),
        ("de", "Mo, Mi 8–12 Uhr", "Mo 08:00-12:00, We 08:00-12:00"),
        ("en", "1 to 5pm on Sunday", "Su 13:00-17:00"),
        ("en", "Open 9 to 5 Saturday", "Sa 09:00-17:00"),
        ("en", "Saturday 9am to noon", ""),
        ("fr", "ma 9h-12h", "Tu 09:00-12:00"),
        ("pl", "poniedziałek 9-12", ""),
    ],
)  # fmt: skip
def test_a_week_in_words(language: str, text: str, week: str) -> None:
    assert written(said(text, language)) == week
