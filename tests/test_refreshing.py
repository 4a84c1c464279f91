"""The delay of a refresh, as the HTML standard reads it."""

from __future__ import annotations

import pytest

from einclusion.checking.refreshing import delay


@pytest.mark.parametrize(
    ("content", "seconds"),
    [
        ("30", 30),
        ("  30; url=/next", 30),
        ("30,/next", 30),
        ("30 /next", 30),
        ("2.9;x", 2),
        (".9", 0),
        ("0;URL='/next'", 0),
        ("", None),
        (";30", None),
        ("-1", None),
        ("+5; /next", None),
        ("5: /next", None),
        ("5s", None),
        ("soon", None),
        ("٣", None),
    ],
)
def test_delay(content: str, seconds: int | None) -> None:
    assert delay(content) == seconds
