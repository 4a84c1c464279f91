"""Time limits of pages: what words tell of them, and when a warning is too late for sure."""

from __future__ import annotations

import pytest

from einclusion.acted.motion import Ending, Notice
from einclusion.checking.time_limits import warned_late, words_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Uw sessie is verlopen.", {"over"}),
        ("Votre session expire dans 2 minutes. Voulez-vous continuer ?", {"limit", "asks"}),
        ("Sind Sie noch da? Verlängern Sie Ihre Zeit.", {"asks", "more-time"}),
        ("You have been signed out.", {"over"}),
        ("The office is open until 5 pm.", set()),
    ],
)
def test_words_tell_of_time(text: str, told: set[str]) -> None:
    assert words_of(text) == told


@pytest.mark.parametrize(
    ("notices", "late"),
    [
        ([Notice(text="Your session will expire.", earliest=588, latest=589)], 17),
        ([Notice(text="Your session will expire.", earliest=580, latest=581)], None),
        ([Notice(text="New tide times", earliest=588, latest=589)], None),
        ([Notice(text="Still there?", earliest=300, latest=301), Notice(text="10 s", earliest=590, latest=591)], None),
        ([Notice(text="Still there?", earliest=595, latest=600, native=True)], None),
    ],
    ids=["late", "in time", "about something else", "something came in time", "nobody answered the browser"],
)
def test_a_warning_is_late_only_where_that_is_certain(notices: list[Notice], late: int | None) -> None:
    assert warned_late(Ending(kind="left", earliest=600, latest=605, notices=notices)) == late
