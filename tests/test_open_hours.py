"""Whether people who work by day can come or call."""

from __future__ import annotations

import pytest

from einclusion.checking.open_hours import outside_office_time
from einclusion.data import parse
from einclusion.text.lexicon import Lexicon
from tests.documents import ROOT

WORDS = Lexicon(parse((ROOT / "rules/offline/hours-outside-office-time.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("words", "outside"),
    [
        ("donderdag van 16 tot 19 uur", True),
        ("zaterdag van 9 tot 12 uur", True),
        ("maandag tot vrijdag, 8.30 tot 17 uur", False),
        ("du lundi au vendredi de 7h30 à 12h", True),
        ("le mardi de 9h à 12h", False),
        ("Montag bis Freitag von 9 bis 12 Uhr", False),
        ("Dienstag 13:00–18:30", True),
        ("Monday to Friday, 9am to 5pm", False),
        ("Monday 1 to 5pm", False),
        ("Monday 1 to 5", None),
        ("Monday, 9 to 5", False),
        ("lundi au vendredi, de 8 h à 20 h", True),
        ("du lundi au vendredi de 8h30 à 17h", False),
        ("Monday, 8am to 8pm", True),
        ("24 hours a day, every day", True),
        ("Fri 7am-10pm", True),
        ("Mo-Do 8:00-16:00 Uhr", False),
        ("maandag van 9 tot 19 uur, vrijdag van 9 tot 12 uur", True),
        ("Mon 9:00-12:00, Tue 9:00-12:00 and 17:00-19:00, Wed 9:00-12:00", True),
        ("lundi de 9h à 12h et de 14h à 16h, mardi de 9h à 12h", False),
        ("Montag ab 9 Uhr, Dienstag von 9 bis 12 Uhr", None),
        ("van 9 tot 12 uur", None),
        ("maandag", None),
    ],
)
def test_hours_are_read(words: str, outside: bool | None) -> None:
    assert outside_office_time(words, WORDS) is outside
