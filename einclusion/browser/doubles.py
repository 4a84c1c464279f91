"""How doubles of a run's pages are made, and how many at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from einclusion.browser.beside import Beside, state_key
from einclusion.browser.double import LIKENESS, Double
from einclusion.browser.session import Entry, Session
from einclusion.browser.window import Window
from einclusion.browser.windows import Windows
from einclusion.run import Page

_AT_ONCE = 2
"""Doubles of one page at most: each is one more opening of it."""


@dataclass
class Doubles:
    """How doubles of a run's pages are made. `close()` when there are no more."""

    session: Session
    """The run's browser."""
    entry: Entry
    """How contexts get into the service."""
    own_hosts: list[str]
    """Hosts that get the service's headers."""
    begun: set[str] = field(default_factory=set)
    """Addresses of pages on which people begin, of which a double was made."""
    known: dict[tuple[str, str], dict[tuple[str, str], Any]] = field(default_factory=dict)
    """What probes have learnt on pages, for others of the same journey while its cookies and stored values stay as they
    are, and for others outside journeys."""
    most: int = 1
    """Doubles that may be acted on at once, those of other pages included."""
    busy: int = 0
    """How many are."""
    beside: Beside | None = None
    """Windows for other pages, once there are any."""

    @contextmanager
    def room(self, wanted: int) -> Iterator[int]:
        """How many doubles of a page there is room for: one in any case, another one where little else goes on."""
        many = max(1, min(_AT_ONCE, wanted, self.most - self.busy))
        self.busy += many
        try:
            yield many
        finally:
            self.busy -= many

    async def of(
        self, window: Window, page: Page, structure: dict[str, Any] | None = None, many: int = 1
    ) -> list[Double]:
        """So many doubles of what stands in a window, with its cookies and stored values. Raises Trouble.

        `structure`: what its probe gathered there.
        """
        state = await window.run(window.page.context.storage_state(), "cookies")
        like = str(await (await window.top()).evaluate(LIKENESS)) if page.journey else ""
        self.beside = self.beside or Beside(self.session, self.entry, self.own_hosts)
        known = self.known.setdefault((page.journey, state_key(state) if page.journey else ""), {})
        address = page.final_address or page.address
        begins = page.step <= 1 if page.journey else page.origin in ("start", "given")
        start = begins and address not in self.begun
        self.begun.add(address)
        made = []
        for _ in range(many):
            windows = Windows(self.session, self.entry, self.own_hosts, state)
            double = Double(windows, self.beside, state, address, like, page.viewport, known)
            double.start, double.structure = start, structure
            made.append(double)
        return made

    async def close(self) -> None:
        """Close what doubles shared."""
        if self.beside is not None:
            await self.beside.close()
