"""One browser window: opens addresses, waits until they settle, tells what happened on the way.

Everything that a page does by itself (dialogs, downloads, pop-ups, moving on) is dealt with and noted here.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Container
from dataclasses import dataclass, field
from typing import Any, TypeVar

from playwright.async_api import BrowserContext, CDPSession, Page, Response
from playwright.async_api import Frame as PlaywrightFrame

from einclusion.browser import sight
from einclusion.browser.happenings import Happenings
from einclusion.browser.sight import Sight
from einclusion.browser.traffic import Traffic
from einclusion.browser.trouble import Dead, Trouble, timed
from einclusion.data import own
from einclusion.model import Problem

T = TypeVar("T")

LOAD_SECONDS = 20.0
"""How long an address may take to load before the page is taken as it stands."""
QUIET_SECONDS = 3.0
"""How long a loaded page may go on changing before it is taken as it stands."""
CALL_SECONDS = 15.0
"""How long one call to the browser may take."""
_QUIET = """(quiet, most) => new Promise(done => {
  if (!document.scripts.length && !document.querySelector("iframe, frame, object")) return done(true);
  let timer = setTimeout(() => done(true), quiet);
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => done(true), quiet);
  }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  setTimeout(() => done(false), most);
})"""
_PAGES = ("text/html", "text/xml", "application/xml")
_EMPTY = (204, 205)
_LOGIN = 401
_TURNED_AWAY = (403, 429)


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

    def refuse_error(self, tolerated: Container[int] = ()) -> None:
        """Raises Trouble for an error page: it is not audited as if it were the page asked for.

        Nor is what a guard against programs answers in its place, whatever its status.
        """
        if self.status is None or self.status in tolerated or not (self.guard or self.status >= 400):
            return
        key = "turned-away" if self.guard or self.status in _TURNED_AWAY else "status"
        key = "login-asked" if self.status == _LOGIN else key
        raise Trouble(key, status=self.status, address=self.address, kind=self.content_type, guard=self.guard)

    @property
    def guard(self) -> str:
        """Name of the guard against programs that answered; empty where none is known to have."""
        known = own("browser/guards.yaml").items()
        return next((name for name, sign in known if self.headers.get(sign["header"], "") in sign["values"]), "")


class Window(Sight):
    """One window of a context. Use `await Window.open_in(context)` and `close()`."""

    cdp: CDPSession

    def __init__(self, page: Page, cdp: CDPSession, sizes: dict[str, int], scripts: bool = True) -> None:
        super().__init__(cdp, Traffic(cdp, sizes), scripts)
        self.page = page
        self.happened = Happenings(page)
        self.note = self.happened.note
        self.opened = 0
        self.reusable = True
        """Whether another page would find it as it was at first: not once its pages have a time of their own."""
        self._crashed = asyncio.Event()

    @classmethod
    async def open_in(
        cls, context: BrowserContext, sizes: dict[str, int] | None = None, scripts: bool = True
    ) -> Window:
        """A new window, listening; `sizes` as `Traffic` wants it, `scripts` as in `Emulation`. Raises Trouble."""
        page = await timed(context.new_page(), CALL_SECONDS, "open a window")
        cdp = await timed(context.new_cdp_session(page), CALL_SECONDS, "open a window")
        window = cls(page, cdp, {} if sizes is None else sizes, scripts)
        page.on("crash", lambda _: window._crashed.set())
        for domain in ("Page", "Network", "Runtime"):
            await window.send(f"{domain}.enable")
        if not scripts:
            await window.send("Emulation.setScriptExecutionDisabled", value=True)
        own_frame = (await window.top()).id
        cdp.on("Page.frameScheduledNavigation", lambda event: window.happened.scheduled(event, own_frame))
        cdp.on("Page.frameNavigated", window._navigated)
        return window

    @property
    def notes(self) -> list[Problem]:
        """What happened on the page and was dealt with."""
        return self.happened.notes

    async def run(self, work: Awaitable[T], doing: str, seconds: float | None = None) -> T:
        """A browser call, time-boxed and ended early where the page crashes. Raises Trouble or Dead."""
        task = asyncio.ensure_future(timed(work, seconds or CALL_SECONDS, doing))
        task.add_done_callback(lambda done: done.cancelled() or done.exception())  # after a crash nobody asks for it
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

    async def visit(self, address: str) -> Arrival:
        """Open an address and wait until it settles. Raises Trouble for what never becomes a page."""
        self.begin()
        self.opened += 1
        response: Response | None = None
        try:
            response = await self.run(
                self.page.goto(address, wait_until="commit", timeout=LOAD_SECONDS * 1000), "open", LOAD_SECONDS + 2
            )
        except Trouble as trouble:
            if trouble.problem.key != "moved-on":  # else a script went elsewhere at once, and there it stands now
                raise self._as_answered(trouble) from trouble
        await self.settle()
        return await self.arrived(response, address)

    def _as_answered(self, trouble: Trouble) -> Trouble:
        """What is known better from what the server answered."""
        key, answer = trouble.problem.key, self.happened.answer
        if key == "slow":
            return Trouble("no-answer")
        if answer is None or key not in ("download", "network"):
            return trouble
        if answer.status in _EMPTY:
            return Trouble("no-content", status=answer.status)
        attached = "attachment" in answer.headers.get("content-disposition", "").lower()
        kind = answer.headers.get("content-type", "").partition(";")[0].strip()
        return Trouble("document", type=kind) if kind and key == "download" and not attached else trouble

    def begin(self) -> None:
        """Forget what the former page left: notes; the traffic starts anew."""
        self.happened.begin()
        self.traffic.begin()

    def forget(self) -> None:
        """Forget what was noted and loaded until now: it belongs to the state of the page that was examined."""
        self.happened.forget()
        self.traffic.begin()

    async def leave(self) -> None:
        """Leave the page, so that it sends what it sends at its end. Raises Dead."""
        try:
            await self.run(self.page.goto("about:blank"), "leave")
        except Dead:
            raise
        except Trouble:
            return  # it moved on by itself at that moment

    async def arrived(self, response: Response | None, asked: str) -> Arrival:
        """Where the window is now. Raises Trouble for an answer that is no page."""
        if self.page.url.startswith("chrome-error:"):
            raise Trouble("led-nowhere", address=self.happened.lost[:200], code=self.happened.failure)
        answer = self.happened.answer or response
        headers = {name.lower(): value for name, value in answer.headers.items()} if answer else {}
        content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type and content_type not in _PAGES and not content_type.endswith("+xml"):
            raise Trouble("document", type=content_type)
        ends = {address.partition("#")[0] for address in (asked, self.page.url)}
        return Arrival(
            address=self.page.url,
            redirects=[address for address in self._way(response or answer) if address not in ends],
            status=answer.status if answer and answer.url.startswith("http") else None,
            content_type=content_type,
            headers=headers,
        )

    def _way(self, response: Response | None) -> list[str]:
        """Addresses passed on the way: what servers sent elsewhere, then documents that went on by themselves."""
        before: list[str] = []
        request = response.request if response else None
        while request is not None and request.redirected_from is not None:
            request = request.redirected_from
            before.insert(0, request.url)
        return list(dict.fromkeys(address.partition("#")[0] for address in (*before, *self.happened.passed)))

    async def settle(self) -> None:
        """Wait for the load event and then for a bounded quiet of DOM and network. Raises Dead for a stuck page."""
        started = time.monotonic()
        try:
            await self.run(self.page.wait_for_load_state("load", timeout=LOAD_SECONDS * 1000), "load", LOAD_SECONDS + 2)
        except Trouble as trouble:
            if isinstance(trouble, Dead) and trouble.problem.key != "stuck":
                raise
            self.note("still-loading", seconds=round(time.monotonic() - started))
        quiet = await quiet_dom(self)
        if not quiet or not await self.traffic.quiet(QUIET_SECONDS - 1):
            self.note("still-changing", seconds=round(QUIET_SECONDS))

    async def resize(self, size: tuple[int, int]) -> None:
        """Another window size, and quiet after it. Raises Trouble."""
        await self.run(self.page.set_viewport_size({"width": size[0], "height": size[1]}), "resize")
        await quiet_dom(self)

    @property
    def documents(self) -> int:
        """Documents that stood in the window so far."""
        return self.happened.documents

    @property
    def address(self) -> str:
        """Address of the document that stands there."""
        return self.page.url

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in CSS pixels."""
        size = self.page.viewport_size or {"width": 1280, "height": 800}
        return size["width"], size["height"]

    async def cookies(self) -> list[dict[str, Any]]:
        """Cookies in the browser. Raises Trouble."""
        return [dict(cookie) for cookie in await self.run(self.page.context.cookies(), "cookies")]

    def inner(self) -> list[PlaywrightFrame]:
        """Frames in the page."""
        return self.page.frames[1:]

    async def attach(self, frame: PlaywrightFrame) -> CDPSession:
        """A protocol session of a frame's own. Raises Error where it has none, and TimeoutError."""
        return await asyncio.wait_for(self.page.context.new_cdp_session(frame), sight.FRAME_SECONDS)

    def _navigated(self, event: dict[str, Any]) -> None:
        if "parentId" not in event["frame"]:
            self.happened.navigated(event["frame"])
            self.traffic.navigated(event["frame"]["loaderId"])

    async def close(self) -> None:
        """Close the window. Raises Dead where it no longer can be."""
        try:
            await timed(self.page.close(run_before_unload=False), 5, "close")
        except Dead as trouble:
            if trouble.problem.key == "stuck":
                raise


async def quiet_dom(sight: Sight) -> bool:
    """Whether the document fell quiet within `QUIET_SECONDS`. Raises Dead for a stuck page."""
    quiet = f"({_QUIET})(100, {QUIET_SECONDS * 1000})"
    try:
        return not sight.scripts or bool(await (await sight.top()).evaluate(quiet, QUIET_SECONDS + 4))
    except Dead:
        raise
    except Trouble:
        return False  # the page moved on; what follows looks at the new one
