"""Holding back what a user's action would send, at the network layer, so that nothing is submitted unasked.

All windows, frames and workers of the context are held, pop-ups included; what a page says over an open web socket
is not. Only while it is needed: a handler for all requests slows every page and keeps stored copies from being used.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Error, Route

from einclusion.browser.trouble import Trouble
from einclusion.browser.window import Window
from einclusion.crawl.addresses import same_site, split

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PARTS = frozenset({"stylesheet", "font", "script"})
"""What a page that is tried out may still fetch, where nothing is sent along with it."""
_ALL = "**/*"
_LAST_WORDS = [{"urlPattern": "*", "resourceType": kind} for kind in ("Ping", "Fetch", "XHR")]
"""What a page may send as it is left: Playwright's routes miss that, the protocol does not."""
_LAST = "https://last.invalid/"
"""Where our own beacon goes, sent after the page's last ones: once it is held, those are (RFC 2606, section 2)."""
_LAST_SECONDS = 2.0


@dataclass(frozen=True)
class Held:
    """A request that did not leave the browser."""

    method: str
    """Its method."""
    address: str
    """Where it would have gone."""
    kind: str
    """Kind of resource, as the browser calls it; `ping` is what `sendBeacon` sends, `document` leads a window away."""

    def __str__(self) -> str:
        return f"{self.method} {self.address}"[:200]

    def matters(self, site: str) -> bool:
        """Whether the page at that address may have needed it to go on: no beacon, and to the same site."""
        return self.kind != "ping" and same_site(split(self.address).hostname or "", split(site).hostname or "")


class Hold:
    """Holds back requests other than GET and HEAD while it is on."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._context = window.page.context
        self._on = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._over = asyncio.Event()
        self.stays = False
        """Whether GET is held back too, but for parts of the page: what was typed may go with it."""
        self.requests: list[Held] = []
        """What was held back, in order."""

    async def put_on(self) -> None:
        """Hold requests back from now on. Raises Trouble."""
        if not self._on:
            await self._window.run(self._context.route(_ALL, self._decide), "hold requests back")
            self._window.cdp.on("Fetch.requestPaused", self._paused)
            await self._window.send("Fetch.enable", patterns=_LAST_WORDS)
            self._on = True

    async def lift(self, *, leave: bool) -> None:
        """Let requests out; with `leave`, leave the page first, and hold back what it sends then. Raises Trouble."""
        if self._on:
            if leave:
                await self._window.leave()
                await self._last_words()
            self._on = False
            await self._window.send("Fetch.disable")
            self._window.cdp.remove_listener("Fetch.requestPaused", self._paused)
            await self._window.run(self._context.unroute(_ALL, self._decide), "let requests out")

    async def _last_words(self) -> None:
        """Wait until what the page sent as it was left is held back: letting requests out would let it out too."""
        self._over.clear()
        with suppress(Trouble, TimeoutError):
            await self._window.send("Runtime.evaluate", expression=f"navigator.sendBeacon('{_LAST}')")
            async with asyncio.timeout(_LAST_SECONDS):
                await self._over.wait()
        await asyncio.gather(*self._tasks)

    def _goes(self, method: str, kind: str, address: str) -> bool:
        return method in _SAFE and (not self.stays or (kind in _PARTS and "?" not in address))

    def _paused(self, event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(self._answer(event))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, event: dict[str, Any]) -> None:
        request, name = event["request"], {"requestId": event["requestId"]}
        try:
            if request["url"] == _LAST:
                await self._window.cdp.send("Fetch.failRequest", {**name, "errorReason": "BlockedByClient"})
                self._over.set()
            elif self._goes(request["method"], event["resourceType"].lower(), request["url"]):
                await self._window.cdp.send("Fetch.continueRequest", name)
            else:
                self.requests.append(Held(request["method"], request["url"], event["resourceType"].lower()))
                await self._window.cdp.send("Fetch.failRequest", {**name, "errorReason": "BlockedByClient"})
        except Error:
            return  # the page withdrew the request while it was held

    async def _decide(self, route: Route) -> None:
        request = route.request
        try:
            if self._goes(request.method, request.resource_type, request.url):
                await route.fallback()
                return
            self.requests.append(Held(request.method, request.url, request.resource_type))
            if request.is_navigation_request():
                await route.fulfill(status=204)  # the page stays as it is
            else:
                await route.abort("blockedbyclient")
        except Error:
            return  # the page withdrew the request while it was held


@asynccontextmanager
async def holding(window: Window) -> AsyncIterator[Hold]:
    """Within it, requests other than GET and HEAD don't leave the browser; the page is left at the end."""
    hold = Hold(window)
    await hold.put_on()
    try:
        yield hold
    finally:
        await hold.lift(leave=True)
