"""The pace of a crawl: as fast as the service file and robots.txt allow, the slower of the two."""

from __future__ import annotations

import asyncio
import time

from einclusion.crawl.frontier import Candidate

_ASKED = frozenset({"given", "start"})


class Pace:
    """Shared by all windows of a visit."""

    def __init__(self, per_second: float | None) -> None:
        self._seconds = 1 / per_second if per_second else 0.0
        self._next = 0.0

    def slow_down(self, seconds: float) -> None:
        """Leave at least that many seconds between two pages."""
        self._seconds = max(self._seconds, seconds)

    async def turn(self, candidate: Candidate) -> None:
        """Wait until the page may be opened; addresses that were asked for wait for nobody."""
        if candidate.origin in _ASKED or not self._seconds:
            return
        now = time.monotonic()
        wait = self._next - now
        self._next = max(now, self._next) + self._seconds
        if wait > 0:
            await asyncio.sleep(wait)
