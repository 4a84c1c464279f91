"""Frames of a page over the DevTools protocol, and a world of our own in each: same DOM, untouched built-ins."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Protocol

from einclusion.browser.trouble import Dead, Trouble

WORLD = "einclusion"
Send = Callable[..., Awaitable[dict[str, Any]]]
Run = Callable[[Awaitable[Any], str, float | None], Awaitable[Any]]


class Calls(Protocol):
    """A protocol session that is called and awaited."""

    def send(self, method: str, params: dict[str, Any] | None = None) -> Awaitable[dict[str, Any]]:
        """A DevTools protocol call. Raises Playwright's Error."""
        ...


class FrameSession:
    """A protocol session of the page or of a frame that runs in a process of its own."""

    def __init__(self, run: Run, cdp: Calls, scripts: bool = True) -> None:
        self._run = run
        self.cdp = cdp
        self._scripts = scripts
        self.frames: list[str] = []
        self.parents: dict[str, str] = {}
        """Frame that holds each of its frames but the first."""
        self.within = 0
        """Place of the session that holds the element it stands in."""
        self.owner = 0
        """The browser's number of that element; 0 for the page's own session."""

    async def send(self, method: str, seconds: float | None = None, **parameters: Any) -> dict[str, Any]:
        """A DevTools protocol call. Raises Trouble or Dead."""
        answer: dict[str, Any] = await self._run(self.cdp.send(method, parameters), method, seconds)
        return answer

    async def evaluate(self, seconds: float | None = None, **parameters: Any) -> dict[str, Any]:
        """`Runtime.evaluate`; where scripts of pages don't run, ours do while it lasts. Raises Trouble or Dead."""
        if self._scripts:
            return await self.send("Runtime.evaluate", seconds, **parameters)
        await self.send("Emulation.setScriptExecutionDisabled", value=False)
        try:
            return await self.send("Runtime.evaluate", seconds, **parameters)
        finally:
            await self.send("Emulation.setScriptExecutionDisabled", value=True)

    async def look(self, seconds: float | None = None) -> None:
        """Learn which frames the session speaks for. Raises Trouble."""
        tree = (await self.send("Page.getFrameTree", seconds))["frameTree"]
        self.frames, self.parents = _ids(tree), dict(_parents(tree))

    async def find_owner(self, others: list[FrameSession]) -> None:
        """Learn which element, in which other session, holds the frame. Raises Trouble where none does."""
        for number, other in enumerate(others):
            try:
                answer = await other.send("DOM.getFrameOwner", frameId=self.frames[0])
            except Dead:
                raise
            except Trouble:
                continue
            self.within, self.owner = number, answer["backendNodeId"]
            return
        raise Trouble("no-frame")


class Frame:
    """One frame, with a world of our own in it."""

    def __init__(self, session: FrameSession, identity: str) -> None:
        self.session = session
        self.id = identity
        self._world: int | None = None

    async def world(self) -> int:
        """The execution context of our own world."""
        if self._world is None:
            made = await self.session.send("Page.createIsolatedWorld", frameId=self.id, worldName=WORLD)
            self._world = int(made["executionContextId"])
        return self._world

    async def evaluate(self, expression: str, seconds: float | None = None) -> Any:
        """The value of an expression, promises awaited. Raises Trouble where it throws or the frame is gone."""
        answer = await self.session.evaluate(
            seconds,
            expression=expression,
            contextId=await self.world(),
            awaitPromise=True,
            returnByValue=True,
        )
        if error := answer.get("exceptionDetails"):
            text = error.get("exception", {}).get("description") or error.get("text", "")
            raise Trouble("script", error=text.splitlines()[0][:200])
        return answer["result"].get("value")

    async def child(self, selector: str | list[str], frames: list[Frame]) -> Frame | None:
        """The frame in the element that the selector finds; a list of selectors goes through shadow roots."""
        path = [selector] if isinstance(selector, str) else selector
        find = f"{json.dumps(path)}.reduce((root, part) => (root.shadowRoot || root).querySelector(part), document)"
        answer = await self.session.evaluate(expression=find, contextId=await self.world())
        if "objectId" not in answer["result"]:
            return None
        node = (await self.session.send("DOM.describeNode", objectId=answer["result"]["objectId"]))["node"]
        return next((frame for frame in frames if frame.id == node.get("frameId")), None)


def _ids(tree: dict[str, Any]) -> list[str]:
    return [tree["frame"]["id"], *(name for child in tree.get("childFrames", []) for name in _ids(child))]


def _parents(tree: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for child in tree.get("childFrames", []):
        yield child["frame"]["id"], tree["frame"]["id"]
        yield from _parents(child)
