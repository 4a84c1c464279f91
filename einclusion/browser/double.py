"""The page once more, in a context of its own, for probes that act: what they do reaches no window of the run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from playwright.async_api import StorageState

from einclusion.browser.beside import Beside
from einclusion.browser.frames import WORLD, Frame
from einclusion.browser.hold import Hold
from einclusion.browser.trouble import Dead, Trouble
from einclusion.browser.window import Window
from einclusion.browser.windows import Windows
from einclusion.crawl.addresses import origin

LIKENESS = """JSON.stringify([document.title, document.forms.length,
  document.querySelectorAll("a, button, input, select, textarea").length])"""
"""What two states of a page must have alike to be taken for the same."""

_NEW = "einclusion: as new"
_CLEAR = f"""if (name === "{_NEW}") {{
  name = "";
  sessionStorage.clear();
}}"""
"""Takes away, before the next page begins, what the former one put by in its window, as late as when it left."""


class Double:
    """A page that may be spoilt: `window()` gives it at rest, opened again where it was."""

    def __init__(
        self,
        windows: Windows,
        beside: Beside,
        state: StorageState,
        address: str,
        like: str,
        viewport: str,
        known: dict[tuple[str, str], Any],
    ) -> None:
        self._windows = windows
        self._beside = beside
        self._state = state
        self._spare: Window | None = None
        self._address = address
        self.like = like
        """In a journey what tells its steps apart, which may share their address."""
        self._window: Window | None = None
        self._hold: Hold | None = None
        width, _, height = viewport.partition("x")
        self.intact = False
        """Said by a probe that may spoil the page, where it found nothing to act on."""
        self.start = False
        """Whether people begin here, on a start page, an address that was given or the first page of a journey, and the
        run has not acted on this address before."""
        self.structure: dict[str, Any] | None = None
        """What the structure probe gathered where the page was examined; none where it gathered nothing."""
        self.size = (int(width), int(height))
        """The window's size in CSS pixels."""
        self.known = known
        """What probes have learnt on other pages, by probe and a key of its own."""

    async def window(self) -> Window:
        """The page in the state that was examined, requests that would change anything held back.

        Raises Trouble: `not-again` where it can't be reached a second time.
        """
        if self._window is None:
            window, self._spare = self._spare, None
            self._window = window = window or await self._windows.take()
            arrival = await window.visit(self._address)
            if arrival.address.partition("#")[0] != self._address.partition("#")[0]:
                raise Trouble("not-again", address=arrival.address[:200])
            if self.like and await (await window.top()).evaluate(LIKENESS) != self.like:
                raise Trouble("not-again", address=arrival.address[:200])
            self._hold = Hold(window)
            await self._hold.put_on()
        return self._window

    async def beside(self, *, scripts: bool = True, fresh: bool = False) -> Window:
        """Another window with the same cookies, for other pages, on which nothing is to be done. Raises Trouble.

        `scripts`: whether those of pages run in it, if they run at all; `fresh`: whether it must be new, since the line
        or the browser will be another in it.
        """
        return await self._beside.take(self._state, scripts=scripts, fresh=fresh)

    @property
    def address(self) -> str:
        """Where the page is."""
        return self._address

    async def shut(self, window: Window, *, worn: bool = False) -> None:
        """Give back a window that `beside` gave; `worn`: no other page is to be opened in it. Raises Dead."""
        await self._beside.give_back(window, worn=worn)

    @property
    def held(self) -> list[str]:
        """Requests that were held back since the page was opened, by method and address."""
        return [str(request) for request in self._hold.requests] if self._hold else []

    @property
    def led(self) -> int:
        """How often something would have led away from the page, or opened another, since it was to stay."""
        return sum(request.kind == "document" for request in self._hold.requests) if self._hold else 0

    async def stay(self) -> None:
        """The page at rest, led nowhere from now on: of GET only scripts and styles go out. Raises Trouble."""
        await self.window()
        if self._hold is not None:
            self._hold.stays = True

    def free(self) -> None:
        """The page may be led elsewhere again."""
        if self._hold is not None:
            self._hold.stays = False

    @contextmanager
    def once(self, probe: str, shape: str) -> Iterator[None]:
        """What is learnt within counts as known from its beginning, for other windows too, unless it fails."""
        self.known[probe, shape] = True
        try:
            yield
        except BaseException:
            del self.known[probe, shape]
            raise

    async def spoil(self, *, stuck: bool = False) -> None:
        """Say that the page no longer is what it was: the next one who asks for it gets it anew. Raises Trouble.

        `stuck`: whether it may not even leave its window.
        """
        (window, self._window), (hold, self._hold) = (self._window, None), (self._hold, None)
        if window is None:
            return
        if hold is not None and not stuck and await _emptied(window, hold):
            self._spare = window
            return
        if hold is not None:
            hold.stays = False  # what holds lies on the context, which the next window shares
        await self._windows.discard(window)

    async def look(self, script: str, **given: Any) -> dict[str, Any]:
        """What a function of the page says in each frame, by the frame's id, the page's own first; pointers made whole.

        `script` is the source of a function that takes one object, `given`. A frame that does not answer is left out.
        Raises Trouble where the page's own frame fails.
        """
        window = await self.window()
        owners: dict[str, list[list[int]]] = {}
        said = {}
        for number, frame in enumerate(await window.frames()):
            try:
                value = await self.ask(frame, script, **given)
                owners[frame.id] = await _owner(frame, owners)
            except Trouble as trouble:
                if number == 0 or isinstance(trouble, Dead):
                    raise
                continue
            said[frame.id] = whole(value, owners[frame.id])
        return said

    async def ask(self, frame: Frame, script: str, **given: Any) -> Any:
        """What a function of the page says in one frame, pointers within that frame. Raises Trouble."""
        return await frame.evaluate(f"{_pointers()}\n;({script})({json.dumps(given)})")

    async def dress(self) -> str:
        """What tells pages apart that are styled otherwise. Raises Trouble."""
        styles: str = await self.ask(await (await self.window()).top(), "() => einclusion.dress()")
        return sha256(styles.encode("utf-8", "replace")).hexdigest()

    async def close(self) -> None:
        """Close its context."""
        await self._windows.close()


async def _emptied(window: Window, hold: Hold) -> bool:
    """Whether the page has left its window, so that another opens there as in a new one, all let out again."""
    here = origin(window.address)
    others = any(frame.url.startswith("http") and origin(frame.url) != here for frame in window.page.frames)
    if others or not window.reusable or window.broken or not await window.answers():
        return False
    with suppress(Trouble):
        await hold.lift(leave=True)
        await window.send("Runtime.evaluate", expression=f"name = '{_NEW}'")
        await window.send("Page.addScriptToEvaluateOnNewDocument", source=_CLEAR, worldName=WORLD)
        await window.send("Page.resetNavigationHistory")
        await window.send("Input.dispatchMouseEvent", type="mouseMoved", x=-1, y=-1)
        return window.address == "about:blank"
    return False


@cache
def _pointers() -> str:
    return files("einclusion.browser").joinpath("pointers.js").read_text(encoding="utf-8")


def whole(value: Any, owner: list[list[int]]) -> Any:
    """The value with each pointer in it led through the frames that hold its document."""
    if isinstance(value, list):
        return [whole(one, owner) for one in value]
    if isinstance(value, Mapping):
        if "$at" in value:
            return {**value, "$at": [*owner, *value["$at"]]}
        return {name: whole(one, owner) for name, one in value.items()}
    return value


_AT = """function () {
  const path = [];
  for (let node = this; node !== document.documentElement; ) {
    const parent = node.parentNode;
    path.unshift([...parent.children].indexOf(node));
    if (parent.nodeType === 11) path.unshift(-1);
    node = parent.nodeType === 11 ? parent.host : parent;
  }
  return path;
}"""


async def _owner(frame: Frame, owners: Mapping[str, list[list[int]]]) -> list[list[int]]:
    """The way to the element that holds a frame; empty for the page's own. Raises Trouble."""
    parent = frame.session.parents.get(frame.id)
    if parent is None:
        if frame.session.owner:
            raise Trouble("no-frame")
        return []
    owner = await frame.session.send("DOM.getFrameOwner", frameId=frame.id)
    node = await frame.session.send("DOM.resolveNode", backendNodeId=owner["backendNodeId"])
    told = await frame.session.send(
        "Runtime.callFunctionOn", functionDeclaration=_AT, objectId=node["object"]["objectId"], returnByValue=True
    )
    return [*owners[parent], told["result"]["value"]]
