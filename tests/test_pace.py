"""How fast a crawl goes where a server says that it is asked too much."""

from __future__ import annotations

import pytest

from einclusion.browser.pace import Pace


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"retry-after": "5"}, 5.0),
        (429, {"retry-after": "86400"}, 30.0),
        (429, {"retry-after": "Wed, 25 Nov 2026 10:00:00 GMT"}, 2.0),
        (429, {}, 2.0),
        (503, {"retry-after": "5"}, 0.25),
        (200, {}, 0.25),
        (None, {}, 0.25),
    ],
)
def test_it_slows_down_as_it_is_asked_to(status: int | None, headers: dict[str, str], seconds: float) -> None:
    pace = Pace(4)
    pace.heed(status, headers)
    assert pace._seconds == seconds
