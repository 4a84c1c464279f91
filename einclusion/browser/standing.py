"""A page that stands in somebody's own test, looked at through Playwright's sync API; it stays as it is.

The probes are coroutines, and the sync API has no event loop to give them. They need none: every call to the browser is
made and answered before its coroutine goes on, so that `at_once` runs any of them to its end.
"""

from __future__ import annotations

import io
from base64 import b64decode
from collections.abc import Awaitable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from PIL import Image
from playwright.sync_api import CDPSession, Error, Frame, Page
from playwright.sync_api import TimeoutError as TooSlow

from einclusion.browser import window
from einclusion.browser.frames import WORLD
from einclusion.browser.probing import Moved, probe
from einclusion.browser.sight import FRAME_SECONDS, Sight
from einclusion.browser.state import fingerprint
from einclusion.browser.traffic import Traffic
from einclusion.browser.trouble import Dead, Trouble, translated
from einclusion.facts import ACTED
from einclusion.model import Problem, Value

T = TypeVar("T")
View = tuple[float, float, float]
"""Left and top of the window on the page in CSS pixels, and pixels of its picture per CSS pixel."""

_ROUNDS = 3
_NOTICE = """globalThis.einclusionUntouched = true;
for (const kind of ["click", "keydown"])
  addEventListener(kind, () => { globalThis.einclusionUntouched = false; }, true);"""
"""Runs in our own world of each new document: whether somebody acted on it, for instance on a consent banner."""
_PASSWORDS = """(() => {
  const within = (root) => [...root.querySelectorAll("*")].flatMap(element => [
    ...(element.matches("input[type=password]") && element.value ? [element.value] : []),
    ...(element.shadowRoot ? within(element.shadowRoot) : []),
  ]);
  return within(document);
})()"""


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """What a coroutine comes to that never has to wait. Raises RuntimeError for one that does."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise RuntimeError(f"{work!r} waited for an event loop, and there is none")


class _Calls:
    """A sync protocol session behind the face of an async one."""

    def __init__(self, session: CDPSession) -> None:
        self.session = session

    async def send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """A DevTools protocol call; answered when it returns. Raises Error."""
        answer: dict[str, Any] = self.session.send(method, params)
        return answer


class Standing(Sight):
    """A page of a running test. It is listened to from the moment it is handed over until `let_go`."""

    def __init__(self, page: Page) -> None:
        """Raises Trouble("not-chromium") where the browser has no DevTools protocol."""
        self.page = page
        self._fresh = page.url == "about:blank" and not any(page.context.storage_state().values())
        try:
            self._cdp = page.context.new_cdp_session(page)
        except Error as error:
            trouble = translated(error, "attach")
            raise trouble if isinstance(trouble, Dead) else Trouble("not-chromium") from error
        super().__init__(_Calls(self._cdp), Traffic(self._cdp, {}))
        self.notes: list[Problem] = []
        self._documents = 0
        self._answers: dict[str, tuple[int, str]] = {}
        self._loader = ""
        self._own: list[CDPSession] = []
        self._cdp.on("Page.frameNavigated", self._navigated)
        self._cdp.on("Network.responseReceived", self._answered)
        for domain in ("Page", "Network", "Runtime"):
            self._cdp.send(f"{domain}.enable")
        self._cdp.send("Page.addScriptToEvaluateOnNewDocument", {"source": _NOTICE, "worldName": WORLD})

    @property
    def documents(self) -> int:
        """Documents that came since the page was handed over."""
        return self._documents

    @property
    def address(self) -> str:
        """Address of the document that stands there."""
        return self.page.url

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the window in CSS pixels."""
        size = self.page.viewport_size or {"width": 1280, "height": 800}
        return size["width"], size["height"]

    @property
    def answer(self) -> tuple[int | None, str]:
        """HTTP status and media type of the document; none where it came before the page was handed over."""
        return self._answers.get(self._loader, (None, ""))

    @property
    def browser(self) -> str:
        """Which browser runs, with its version."""
        running = self.page.context.browser
        return f"Chromium {running.version}" if running else "Chromium"

    def note(self, key: str, **values: Value) -> None:
        """Keep what happened."""
        self.notes.append(Problem(key=key, values=values))

    async def run(self, work: Awaitable[T], doing: str, seconds: float | None = None) -> T:
        """A browser call. The sync API can't be made to give up: `settle` asks before whether the page answers."""
        try:
            return await work
        except Error as error:
            raise translated(error, doing) from error

    async def cookies(self) -> list[dict[str, Any]]:
        """Cookies in the browser. Raises Trouble."""
        try:
            return [dict(cookie) for cookie in self.page.context.cookies()]
        except Error as error:
            raise translated(error, "cookies") from error

    def inner(self) -> list[Frame]:
        """Frames in the page."""
        return self.page.frames[1:]

    async def attach(self, frame: Frame) -> _Calls:
        """A session of a frame's own. Raises Error where it has none, and TimeoutError where it is stuck."""
        session = self.page.context.new_cdp_session(frame)
        try:
            frame.locator(":root").wait_for(state="attached", timeout=FRAME_SECONDS * 1000)
        except TooSlow:
            raise TimeoutError from None  # and the session is left alone: to end it hangs, too
        self._own.append(session)
        return _Calls(session)

    def look(self, needs: frozenset[str], axe_rules: list[str]) -> tuple[dict[str, Any], list[Problem]]:
        """What each probe gathers on the page once it rests, and what kept the others from it. Raises Trouble."""
        for _ in range(_ROUNDS):
            self.notes = []
            at_once(self._settle())
            try:
                return at_once(self._probed(needs, axe_rules))
            except Moved:
                continue
            finally:
                self._forget()
        raise Trouble("restless")

    async def _probed(self, needs: frozenset[str], axe_rules: list[str]) -> tuple[dict[str, Any], list[Problem]]:
        left = needs & (ACTED | {"documents"})
        if "network" in needs and not await self._from_its_start():
            left |= {"network"}
        raw, problems = await probe(self, needs - left, axe_rules, repeated=False)
        return raw, problems + [Problem(key="mid-test", probe=name) for name in sorted(left)]

    async def _from_its_start(self) -> bool:
        """Whether all was heard that the page loaded, in a browser that knew nothing, and nobody has acted on it yet.

        Else what a page loads and stores says nothing of a first visit before any choice about cookies.
        """
        if not self._fresh or self._documents != 1:
            return False
        return all([await frame.evaluate("globalThis.einclusionUntouched === true") for frame in await self.frames()])

    async def _settle(self) -> None:
        """Wait for the load event and a bounded quiet, as a visit does. Raises Dead for a stuck or closed page."""
        try:
            self.page.wait_for_load_state("load", timeout=window.LOAD_SECONDS * 1000)
        except TooSlow:
            self.note("still-loading", seconds=round(window.LOAD_SECONDS))
        except Error as error:
            raise translated(error, "load") from error
        self._refuse_stuck()
        if not await window.quiet_dom(self):
            self.note("still-changing", seconds=round(window.QUIET_SECONDS))

    def _refuse_stuck(self) -> None:
        """Raises Dead where the page does not answer, so that no call is made that would never come back."""
        seconds = window.CALL_SECONDS
        if not self.broken:
            try:
                self.page.locator(":root").wait_for(state="attached", timeout=seconds * 1000)
                return
            except TooSlow:
                self.broken = True
            except Error as error:
                raise translated(error, "look") from error
        raise Dead("stuck", doing="look", seconds=round(seconds))

    def passwords(self) -> list[str]:
        """What stands in the page's password fields. Raises Trouble."""
        return at_once(self._passwords())

    async def _passwords(self) -> list[str]:
        return [one for frame in await self.frames() for one in await frame.evaluate(_PASSWORDS)]

    def fingerprint(self) -> str:
        """What the page shows, as `state.fingerprint` tells it. Raises Trouble."""
        self._refuse_stuck()
        try:
            return at_once(fingerprint(self))
        finally:
            self._forget()

    def picture(self) -> tuple[bytes, View]:
        """What the window shows as PNG, and where that is. Raises Trouble.

        No more than that: for a picture of the whole page the browser resizes it, and pages notice.
        """
        return at_once(self._picture())

    async def _picture(self) -> tuple[bytes, View]:
        view = (await self.send("Page.getLayoutMetrics"))["cssVisualViewport"]
        png = b64decode((await self.send("Page.captureScreenshot", format="png", optimizeForSpeed=True))["data"])
        with Image.open(io.BytesIO(png)) as picture:
            return png, (view["pageX"], view["pageY"], picture.width / max(1, view["clientWidth"]))

    def let_go(self) -> None:
        """Listen no longer; a page that is stuck is left to its browser, for even to let go of it would hang."""
        try:
            self._refuse_stuck()
        except Trouble:
            return
        self._forget()
        with suppress(Error):  # the page may be gone by now
            self._cdp.detach()

    def _forget(self) -> None:
        while self._own:
            with suppress(Error):  # the frame may be gone
                self._own.pop().detach()

    def _answered(self, event: dict[str, Any]) -> None:
        if event.get("type") == "Document":
            self._answers[event["requestId"]] = (event["response"]["status"], event["response"]["mimeType"])

    def _navigated(self, event: dict[str, Any]) -> None:
        if "parentId" not in event["frame"]:
            self._documents += 1
            self._loader = event["frame"]["loaderId"]
            self.traffic.navigated(self._loader)
