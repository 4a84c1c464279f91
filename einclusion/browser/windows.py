"""Windows of one context: worn ones are replaced, dead ones closed, a browser that no longer answers is restarted."""

from __future__ import annotations

import asyncio
from collections import Counter

from playwright.async_api import BrowserContext, Error, Route, StorageState

from einclusion.browser.session import Entry, Session
from einclusion.browser.trouble import Dead, Trouble, timed
from einclusion.browser.window import CALL_SECONDS, Window

WORN = 25
"""Pages after which a window is replaced."""


class Windows:
    """A context and its windows. The context is made anew with the browser, and its cookies are gone then."""

    def __init__(self, session: Session, entry: Entry, own_hosts: list[str], state: StorageState | None = None) -> None:
        """`state`: cookies and stored values to begin with; else those of the entry."""
        self._session = session
        self._entry = entry
        self._own = own_hosts
        self._state = state
        self._context: BrowserContext | None = None
        self._sizes: dict[str, int] = {}
        self.choices: dict[str, bool] = {}
        """Whether a consent banner was answered, by origin; gone with the context."""
        self.looked: Counter[str] = Counter()
        """Pages on which a consent banner was looked for, by origin; gone with the context."""
        self._making = asyncio.Lock()

    async def context(self) -> BrowserContext:
        """The context; a new one where the browser was restarted. Raises Trouble."""
        browser = await self._session.browser()
        async with self._making:
            if self._context is None or self._context.browser is not browser:
                self._context = await timed(self._new(), CALL_SECONDS, "open a window")
                self.choices.clear()
                self.looked.clear()
        return self._context

    async def _new(self) -> BrowserContext:
        context = await self._session.context(self._entry, self._state)
        if self._entry.access.headers:
            for host in self._own:
                await context.route(f"{host}/**", self._with_headers)
        return context

    async def _with_headers(self, route: Route) -> None:
        try:
            await route.continue_(headers={**route.request.headers, **self._entry.access.headers})
        except Error:
            return  # the page withdrew the request

    async def take(self, window: Window | None = None, *, scripts: bool = True) -> Window:
        """A window to use: the one at hand, or a new one where it is worn or there is none. Raises Trouble.

        `scripts`: whether those of pages run in a new one, if the entry lets them.
        """
        if window is not None and window.opened < WORN and await window.answers():
            return window
        if window is not None:
            await self.discard(window)
        context = await self.context()
        scripts = scripts and self._entry.emulation.scripts
        try:
            return await Window.open_in(context, self._sizes, scripts)
        except Dead:
            await self._session.restart(context.browser)
            return await Window.open_in(await self.context(), self._sizes, scripts)

    async def discard(self, window: Window) -> None:
        """Close a window; a browser that can't is restarted."""
        try:
            await window.close()
        except Dead:
            await self._session.restart()

    async def close(self) -> None:
        """Close the context and its windows."""
        if self._context is not None:
            try:
                await timed(self._context.close(), CALL_SECONDS, "close")
            except Trouble:
                await self._session.restart()
            self._context = None
