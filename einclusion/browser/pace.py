"""The pace of a crawl: as fast as the service file and robots.txt allow, the slower of the two."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping

from einclusion.crawl.frontier import Candidate

_ASKED = frozenset({"given", "start"})
_TOO_MANY = 429
_SLOWER, _SLOWEST = 2.0, 30.0
"""Seconds between two pages after a server said that it is asked too much: where it names none, and at most."""


class Pace:
    """Shared by all windows of a visit."""

    def __init__(self, per_second: float | None) -> None:
        self._seconds = 1 / per_second if per_second else 0.0
        self._next = 0.0

    def slow_down(self, seconds: float) -> None:
        """Leave at least that many seconds between two pages."""
        self._seconds = max(self._seconds, seconds)

    def heed(self, status: int | None, headers: Mapping[str, str]) -> None:
        """Go slower where the server says that it is asked too much: as slow as it says, within bounds."""
        if status == _TOO_MANY:
            wanted = headers.get("retry-after", "")
            self.slow_down(min(float(wanted), _SLOWEST) if wanted.isdecimal() else _SLOWER)

    async def turn(self, candidate: Candidate) -> None:
        """Wait until the page may be opened; addresses that were asked for wait for nobody."""
        if candidate.origin in _ASKED or not self._seconds:
            return
        now = time.monotonic()
        wait = self._next - now
        self._next = max(now, self._next) + self._seconds
        if wait > 0:
            await asyncio.sleep(wait)
