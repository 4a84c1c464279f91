"""A running browser: launched, restarted when it dies, closed whatever happens."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from playwright.async_api import Browser, BrowserContext, Error, Playwright, StorageState, async_playwright

from einclusion.browser.find import Candidate, candidates
from einclusion.browser.trouble import Trouble, timed
from einclusion.environment import fill_in
from einclusion.errors import Mishap, Sayable
from einclusion.plan import Emulation
from einclusion.scope import Access, Credentials, Service
from einclusion.wording import say

_ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
]
_CLOSE_SECONDS = 5.0


class NoBrowser(Mishap):
    """No browser could be started: names what was `tried`."""

    def __init__(self, tried: Sequence[Sayable]) -> None:
        super().__init__("terminal.no-browser")
        self.tried = list(tried)

    def sentence(self, language: str) -> str:
        """What to do, then what was tried."""
        tried = [one.sentence(language) for one in self.tried] or [say("terminal.nothing-found", language)]
        return "\n".join([super().sentence(language), *(f"  {one}" for one in tried)])


@dataclass(frozen=True)
class Entry:
    """How a context gets into the service, with secrets filled in."""

    access: Access
    viewport: tuple[int, int]
    language: str = ""
    storage_state: str | None = None
    emulation: Emulation = field(default_factory=Emulation)


def entry_to(
    service: Service,
    environment: Mapping[str, str],
    base: Path,
    viewport: tuple[int, int],
    emulation: Emulation,
) -> Entry:
    """How contexts get into the service, secrets filled in. Raises UsageError for a variable that is not set."""
    access, login = service.access, service.access.http_credentials
    filled = msgspec.structs.replace(
        access,
        http_credentials=Credentials(
            username=fill_in(login.username, environment), password=fill_in(login.password, environment)
        )
        if login
        else None,
        headers={name: fill_in(value, environment) for name, value in access.headers.items()},
    )
    return Entry(
        access=filled,
        viewport=viewport,
        language=next(iter(service.languages), ""),
        storage_state=str(base / access.storage_state) if access.storage_state else None,
        emulation=emulation,
    )


class Session:
    """One browser for a run. Use as `async with Session(...) as session`."""

    def __init__(self, chosen: str | None = None) -> None:
        self._chosen = chosen
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._candidate: Candidate | None = None
        self._lock = asyncio.Lock()

    async def __aenter__(self) -> Session:
        starting = asyncio.ensure_future(async_playwright().start())
        try:
            self._playwright = await asyncio.shield(starting)
            await self.browser()
        except BaseException:
            with suppress(Exception):  # an interrupt may have ended the driver, too; if not, it must not outlive us
                await (await starting).stop()
            del starting
            gc.collect()  # what is left of it must go while there is a loop to go with
            raise
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._close()
        if self._playwright:
            await self._playwright.stop()

    @property
    def sandboxed(self) -> bool:
        """Whether the browser's sandbox is on: everywhere but as root, where Chromium refuses it."""
        return sys.platform != "linux" or os.geteuid() != 0

    @property
    def name(self) -> str:
        """Which browser runs, with its version."""
        version = self._browser.version if self._browser else ""
        return f"{self._candidate.name if self._candidate else 'Chromium'} {version}"

    async def browser(self) -> Browser:
        """The running browser; a dead one is started anew. Raises NoBrowser."""
        async with self._lock:
            if self._browser is None or not self._browser.is_connected():
                self._browser = await self._launch_anew() if self._candidate else await self._launch()
            return self._browser

    async def restart(self, former: Browser | None = None) -> None:
        """End a browser that no longer answers; the next call starts another. One that did so already stays."""
        async with self._lock:
            if former is None or former is self._browser:
                await self._close()

    async def _launch_anew(self) -> Browser:
        """Another browser after one that ran; where even that fails, with another driver. Raises NoBrowser."""
        try:
            return await self._launch()
        except NoBrowser:
            self._playwright = await async_playwright().start()
            return await self._launch()

    async def _close(self) -> None:
        browser, self._browser = self._browser, None
        if browser is not None:
            try:
                await timed(browser.close(), _CLOSE_SECONDS, "close")
            except Trouble:
                return  # it is gone or will be when Playwright's driver ends

    async def _launch(self) -> Browser:
        assert self._playwright is not None
        tried: list[Sayable] = []
        options: dict[str, Any] = {"args": _ARGUMENTS, "chromium_sandbox": self.sandboxed, "handle_sigint": False}
        for candidate in [self._candidate] if self._candidate else candidates(self._chosen):
            try:
                browser = await self._playwright.chromium.launch(
                    executable_path=candidate.path, channel=candidate.channel, **options
                )
            except Error as error:
                tried.append(_why(candidate.name, error))
                continue
            self._candidate = candidate
            return browser
        raise NoBrowser(tried)

    async def context(self, entry: Entry, state: StorageState | None = None) -> BrowserContext:
        """A fresh context, the service's access filled in, with that state or else the entry's. Raises Trouble."""
        _refuse_broken(entry.storage_state)
        browser = await self.browser()
        access = entry.access
        options: dict[str, Any] = {}
        if access.http_credentials:
            options["http_credentials"] = {
                "username": access.http_credentials.username,
                "password": access.http_credentials.password,
            }
        if access.proxy:
            options["proxy"] = {"server": access.proxy}
        context = await browser.new_context(
            viewport={"width": entry.viewport[0], "height": entry.viewport[1]},
            ignore_https_errors=access.ignore_tls_errors,
            storage_state=state or entry.storage_state,
            accept_downloads=False,
            locale=entry.language or None,
            service_workers="block",
            color_scheme=entry.emulation.color_scheme,
            forced_colors="active" if entry.emulation.forced_colors else "none",
            reduced_motion="reduce" if entry.emulation.reduced_motion else "no-preference",
            **options,
        )
        context.set_default_timeout(10_000)
        return context


def _why(name: str, error: Error) -> Sayable:
    """Why a browser did not start; what it says of its sandbox stands far below the first line."""
    if "no usable sandbox" in error.message.lower():
        return Mishap("terminal.no-namespaces", name=name)
    return Mishap("terminal.not-started", name=name, reason=error.message.splitlines()[0])


def _refuse_broken(storage_state: str | None) -> None:
    try:
        if storage_state is not None:
            json.loads(Path(storage_state).read_bytes())
    except (OSError, ValueError):
        raise Trouble("storage-state", file=Path(storage_state or "").name) from None


async def works(chosen: str | None = None) -> str:
    """Name and version of the browser that starts. Raises NoBrowser."""
    async with Session(chosen) as session:
        return session.name
