"""One browser window: opens addresses, waits until they settle, tells what happened on the way.

Everything that a page does by itself (dialogs, downloads, pop-ups, moving on) is dealt with and noted here.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, CDPSession, Dialog, Download, Error, Page, Response

from einclusion.browser.frames import Frame, FrameSession
from einclusion.browser.traffic import Traffic
from einclusion.browser.trouble import Dead, Trouble, timed, translated
from einclusion.model import Problem, Value

T = TypeVar("T")

LOAD_SECONDS = 20.0
"""How long an address may take to load before the page is taken as it stands."""
QUIET_SECONDS = 3.0
"""How long a loaded page may go on changing before it is taken as it stands."""
CALL_SECONDS = 15.0
"""How long one call to the browser may take."""
_MOST_NOTES = 20
_QUIET = """(quiet, most) => new Promise(done => {
  if (!document.scripts.length && !document.querySelector("iframe, frame, object")) return done(true);
  let timer = setTimeout(() => done(true), quiet);
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => done(true), quiet);
  }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  setTimeout(() => done(false), most);
})"""
_DOCUMENTS = ("text/", "application/xhtml+xml", "application/xml", "image/svg+xml", "application/mathml")


@dataclass
class Arrival:
    """Where opening an address led."""

    address: str
    """Address of the document that stands there now."""
    redirects: list[str] = field(default_factory=list)
    """Addresses passed on the way, in order."""
    status: int | None = None
    """HTTP status of the answer."""
    content_type: str = ""
    """Media type that the server named."""
    headers: dict[str, str] = field(default_factory=dict)
    """Headers of the answer, by lower-case name."""


class Window:
    """One window of a context. Use `await Window.open_in(context)` and `close()`."""

    def __init__(self, page: Page, cdp: CDPSession, sizes: dict[str, int]) -> None:
        self.page = page
        self.cdp = cdp
        self.traffic = Traffic(cdp, sizes)
        self.notes: list[Problem] = []
        self.opened = 0
        self.unreachable: list[str] = []
        self._crashed = asyncio.Event()
        self._last: Response | None = None

    @classmethod
    async def open_in(cls, context: BrowserContext, sizes: dict[str, int] | None = None) -> Window:
        """A new window of the context, listening; `sizes` as `Traffic` wants it. Raises Trouble."""
        page = await timed(context.new_page(), CALL_SECONDS, "open a window")
        cdp = await timed(context.new_cdp_session(page), CALL_SECONDS, "open a window")
        window = cls(page, cdp, {} if sizes is None else sizes)
        page.on("dialog", window._dismiss)
        page.on("download", window._refuse)
        page.on("popup", window._close_popup)
        page.on("crash", lambda _: window._crashed.set())
        page.on("response", window._answered)
        for domain in ("Page", "Network", "Runtime"):
            await window.send(f"{domain}.enable")
        cdp.on("Page.frameScheduledNavigation", window._scheduled)
        return window

    async def run(self, work: Awaitable[T], doing: str, seconds: float = CALL_SECONDS) -> T:
        """A browser call, time-boxed and ended early where the page crashes. Raises Trouble or Dead."""
        task = asyncio.ensure_future(timed(work, seconds, doing))
        crash = asyncio.ensure_future(self._crashed.wait())
        try:
            await asyncio.wait({task, crash}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise Dead("crashed", doing=doing)
            return await task
        finally:
            crash.cancel()
            if not task.done():
                task.cancel()

    async def send(self, method: str, seconds: float = CALL_SECONDS, **parameters: Any) -> dict[str, Any]:
        """A DevTools protocol call. Raises Trouble or Dead."""
        answer: dict[str, Any] = await self.run(self.cdp.send(method, parameters), method, seconds)
        return answer

    async def visit(self, address: str) -> Arrival:
        """Open an address and wait until it settles. Raises Trouble for what never becomes a page."""
        self.begin()
        self.opened += 1
        try:
            response = await self.run(
                self.page.goto(address, wait_until="commit", timeout=LOAD_SECONDS * 1000), "open", LOAD_SECONDS + 2
            )
        except Trouble as trouble:
            raise self._as_answered(trouble) from trouble
        await self.settle()
        return await self.arrived(response, address)

    def _as_answered(self, trouble: Trouble) -> Trouble:
        if trouble.problem.key == "download" and self._last is not None:
            return Trouble("document", type=self._last.headers.get("content-type", "").partition(";")[0] or "?")
        return trouble

    def begin(self) -> None:
        """Forget what the former page left: notes; the traffic starts anew."""
        self.notes = []
        self._last = None
        self.traffic.begin()

    async def arrived(self, response: Response | None, asked: str) -> Arrival:
        """Where the window is now. Raises Trouble for an answer that is no page."""
        answer = self._last or response
        headers = {name.lower(): value for name, value in answer.headers.items()} if answer else {}
        redirects: list[str] = []
        request = (response or answer).request if (response or answer) else None  # type: ignore[union-attr]
        while request is not None and request.redirected_from is not None:
            request = request.redirected_from
            redirects.insert(0, request.url)
        content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        if (
            response is not None
            and response.url != self.page.url
            and _without_hash(response.url) != _without_hash(self.page.url)
        ):
            redirects.append(response.url)
        if content_type and not content_type.startswith(_DOCUMENTS) and not content_type.endswith("+xml"):
            raise Trouble("document", type=content_type)
        return Arrival(
            address=self.page.url,
            redirects=[address for address in redirects if address != asked],
            status=answer.status if answer and answer.url.startswith("http") else None,
            content_type=content_type,
            headers=headers,
        )

    async def settle(self) -> None:
        """Wait for the load event and then for a bounded quiet of DOM and network. Raises Dead for a stuck page."""
        started = time.monotonic()
        try:
            await self.run(self.page.wait_for_load_state("load", timeout=LOAD_SECONDS * 1000), "load", LOAD_SECONDS + 2)
        except Trouble as trouble:
            if isinstance(trouble, Dead) and trouble.problem.key != "stuck":
                raise
            self.note("still-loading", seconds=round(time.monotonic() - started))
        quiet = await self._quiet_dom()
        if not quiet or not await self.traffic.quiet(QUIET_SECONDS - 1):
            self.note("still-changing", seconds=round(QUIET_SECONDS))

    async def _quiet_dom(self) -> bool:
        try:
            return bool(
                await (await self.top()).evaluate(f"({_QUIET})(100, {QUIET_SECONDS * 1000})", QUIET_SECONDS + 4)
            )
        except Dead:
            raise
        except Trouble:
            return False  # the page moved on; what follows looks at the new one

    async def resize(self, size: tuple[int, int]) -> None:
        """Another window size, and quiet after it. Raises Trouble."""
        await self.run(self.page.set_viewport_size({"width": size[0], "height": size[1]}), "resize")
        await self._quiet_dom()

    async def frames(self) -> list[Frame]:
        """All frames that can be reached, the page's own first."""
        return [Frame(session, name) for session in await self.sessions() for name in session.frames]

    async def top(self) -> Frame:
        """The page's own frame. Raises Trouble."""
        session = FrameSession(self.run, self.cdp)
        await session.look()
        return Frame(session, session.frames[0])

    async def refuse_above(self, most: int) -> None:
        """Raises Trouble("too-large") where the page holds more nodes than that."""
        await self.send("Performance.enable")
        counted = (await self.send("Performance.getMetrics"))["metrics"]
        nodes = next((int(metric["value"]) for metric in counted if metric["name"] == "Nodes"), 0)
        if nodes > most:
            raise Trouble("too-large", nodes=nodes, most=most)

    async def sessions(self) -> list[FrameSession]:
        """Protocol sessions of the page and of the frames that run in processes of their own, the page's own first."""
        self.unreachable = []
        found = [FrameSession(self.run, self.cdp)]
        await found[0].look()
        for frame in self.page.main_frame.child_frames and self.page.frames[1:]:
            try:
                session = FrameSession(self.run, await self.page.context.new_cdp_session(frame))
            except Error:
                continue  # it shares its parent's process and session
            try:
                await session.look()
                await session.find_owner(found)
            except Trouble:
                self.unreachable.append(frame.url[:200])
                continue
            found.append(session)
        return found

    async def close(self) -> None:
        """Close the window. Raises Dead where it no longer can be."""
        try:
            await timed(self.page.close(run_before_unload=False), 5, "close")
        except Dead as trouble:
            if trouble.problem.key == "stuck":
                raise

    def note(self, key: str, **values: Value) -> None:
        """Keep what happened on the page, up to a limit."""
        if len(self.notes) < _MOST_NOTES:
            self.notes.append(Problem(key=key, values=values))

    async def _dismiss(self, dialog: Dialog) -> None:
        self.note("dialog", kind=dialog.type, text=dialog.message[:100])
        try:
            await dialog.dismiss()
        except Error as error:
            self.note(translated(error, "dialog").problem.key, doing="dialog")

    async def _refuse(self, download: Download) -> None:
        self.note("download-refused", name=download.suggested_filename[:100])
        try:
            await download.cancel()
        except Error as error:
            self.note(translated(error, "download").problem.key, doing="download")

    async def _close_popup(self, popup: Page) -> None:
        self.note("popup-closed", address=popup.url[:200])
        try:
            await popup.close()
        except Error as error:
            self.note(translated(error, "pop-up").problem.key, doing="pop-up")

    def _answered(self, response: Response) -> None:
        request = response.request
        try:
            own = request.is_navigation_request() and request.frame == self.page.main_frame
        except Error:
            return  # a service worker's or prefetch's request has no frame
        if own and not 300 <= response.status < 400:
            self._last = response

    def _scheduled(self, event: dict[str, Any]) -> None:
        if event.get("reason") in ("metaTagRefresh", "httpHeaderRefresh"):
            self.note("refresh", seconds=round(event.get("delay", 0)), address=str(event.get("url", ""))[:200])


def _without_hash(address: str) -> str:
    return urlsplit(address)._replace(fragment="").geturl()
