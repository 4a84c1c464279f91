"""Which address is opened next: a list as given, or the frontier of a crawl. Shared by all windows of a visit."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol

from einclusion.crawl.frontier import Candidate, Frontier
from einclusion.run import LeftOut
from einclusion.scope import Slot


class Queue(Protocol):
    """Hands out addresses until there are none left."""

    @property
    def left(self) -> int:
        """Addresses known and not opened yet."""
        ...

    async def take(self) -> Candidate | None:
        """The address to open now; waits while pages under way may bring more. None at the end."""
        ...

    async def landed(self, candidate: Candidate, final: str) -> bool:
        """Say where it led; false where that page is none of this run's."""
        ...

    def add(self, address: str, *, text: str, found_on: str, depth: int) -> None:
        """Note a link."""
        ...

    def done(self, candidate: Candidate) -> None:
        """Say that the page is dealt with."""
        ...

    def slots(self, address: str) -> list[Slot]:
        """Kinds of page that the address stands for in the sample."""
        ...

    def missing(self) -> list[Slot]:
        """Kinds of page for which the sample has none."""
        ...

    def left_out(self) -> list[LeftOut]:
        """What was found and not visited."""
        ...

    @property
    def unlisted(self) -> int:
        """How many more were left out than are listed."""
        ...

    def documents(self) -> list[str]:
        """Documents that pages link to."""
        ...


class Listed:
    """Addresses in the order given, each as it was given, none merged."""

    def __init__(
        self,
        candidates: Iterable[Candidate],
        slots: dict[str, list[Slot]] | None = None,
        left_out: Iterable[LeftOut] = (),
        documents: Iterable[str] = (),
        missing: Iterable[Slot] = (),
        unlisted: int = 0,
    ) -> None:
        self.unlisted = unlisted
        self._missing = list(missing)
        self._waiting = deque(candidates)
        self._slots = slots or {}
        self._left_out = list(left_out)
        self._documents = list(documents)

    @property
    def left(self) -> int:
        """Addresses not opened yet."""
        return len(self._waiting)

    async def take(self) -> Candidate | None:
        """The next address."""
        return self._waiting.popleft() if self._waiting else None

    async def landed(self, candidate: Candidate, final: str) -> bool:
        """Wherever it led, it was asked for."""
        return True

    def add(self, address: str, *, text: str, found_on: str, depth: int) -> None:
        """Links are not followed from a list."""

    def done(self, candidate: Candidate) -> None:
        """Nothing waits for it."""

    def slots(self, address: str) -> list[Slot]:
        """Kinds of page that the address stands for."""
        return self._slots.get(address, [])

    def missing(self) -> list[Slot]:
        """Kinds of page for which the sample has none."""
        return self._missing

    def left_out(self) -> list[LeftOut]:
        """What was found while the sample was looked for and is not in it."""
        return self._left_out

    def documents(self) -> list[str]:
        """Documents found while the sample was looked for."""
        return self._documents


class Crawling:
    """The frontier of a crawl; windows wait for each other's links."""

    def __init__(self, frontier: Frontier, ask: Callable[[], Awaitable[None]]) -> None:
        """`ask` learns what servers want that a redirect has brought in."""
        self._frontier = frontier
        self._ask = ask
        self._under_way = 0
        self._changed = asyncio.Event()

    @property
    def left(self) -> int:
        """Addresses known and not opened yet."""
        return self._frontier.left

    async def take(self) -> Candidate | None:
        """The next address; waits while pages under way may bring more."""
        while (candidate := self._frontier.next()) is None:
            if not self._under_way:
                return None
            self._changed.clear()
            await self._changed.wait()
        self._under_way += 1
        return candidate

    async def landed(self, candidate: Candidate, final: str) -> bool:
        """Say where it led; false where that page was visited already or lies outside."""
        inside = self._frontier.landed(candidate, final)
        await self._ask()
        return inside

    def add(self, address: str, *, text: str, found_on: str, depth: int) -> None:
        """Note a link."""
        self._frontier.add(address, text=text, found_on=found_on, depth=depth)

    def done(self, candidate: Candidate) -> None:
        """Say that the page is dealt with and its links are noted."""
        self._under_way -= 1
        self._frontier.done(candidate)
        self._changed.set()

    def slots(self, address: str) -> list[Slot]:
        """A crawl without a sample fills no slots."""
        return []

    def missing(self) -> list[Slot]:
        """A crawl without a sample misses none."""
        return []

    def left_out(self) -> list[LeftOut]:
        """What was found and not visited."""
        return self._frontier.left_out()

    @property
    def unlisted(self) -> int:
        """How many more were left out than are listed."""
        return self._frontier.unlisted

    def documents(self) -> list[str]:
        """Documents that pages link to."""
        return list(self._frontier.documents)
