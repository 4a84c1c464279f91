"""Windows beside the page, in which probes open other pages as a visitor would; kept from page to page of a run."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import StorageState

from einclusion.browser.session import Entry, Session
from einclusion.browser.window import Window
from einclusion.browser.windows import Windows


@dataclass
class _Place:
    """A context that began with some cookies and stored values."""

    windows: Windows
    idle: dict[bool, list[Window]] = field(default_factory=lambda: {True: [], False: []})
    """Windows at hand, by whether scripts run in them."""
    used: int = 0


class Beside:
    """Contexts for such windows, one for each state of cookies and stored values; the latest stays open.

    Nothing is done on their pages, so that what is held back on a page that is acted on need not be in them: a page
    loads there as swiftly as in the run's own windows.
    """

    def __init__(self, session: Session, entry: Entry, own_hosts: list[str]) -> None:
        self._made = session, entry, own_hosts
        self._places: dict[str, _Place] = {}
        self._of: dict[Window, tuple[str, bool]] = {}

    async def take(self, state: StorageState, *, scripts: bool, fresh: bool) -> Window:
        """A window of a context that began with that state; `fresh`: one that nothing was opened in. Raises Trouble."""
        key = state_key(state)
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = _Place(Windows(*self._made, state))
        place.used += 1
        try:
            idle = place.idle[scripts]
            window = await place.windows.take(idle.pop() if idle and not fresh else None, scripts=scripts)
        except BaseException:
            place.used -= 1
            raise
        self._of[window] = key, scripts
        await self._tidy(key)
        return window

    async def give_back(self, window: Window, *, worn: bool) -> None:
        """Say that the window is no longer used; `worn`: whether it is not to be used again either. Raises Dead."""
        key, scripts = self._of.pop(window)
        place = self._places[key]
        place.used -= 1
        if worn or window.broken:
            await place.windows.discard(window)
            return
        await window.leave()  # what it shows must not go on working
        place.idle[scripts].append(window)

    async def _tidy(self, kept: str) -> None:
        for key in [key for key, place in self._places.items() if key != kept and not place.used]:
            await self._places.pop(key).windows.close()

    async def close(self) -> None:
        """Close them all."""
        await self._tidy("")


def state_key(state: StorageState) -> str:
    """What tells states apart; how long cookies last does not."""
    cookies: list[Any] = [{**cookie, "expires": 0} for cookie in state.get("cookies", [])]
    return json.dumps([cookies, state.get("origins", [])], sort_keys=True)
