"""Holding back what a user's action would send, at the network layer, so that nothing is submitted unasked.

Only while an action is under way: a handler for all requests at all times would slow every page.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Error

from einclusion.browser.frames import FrameSession
from einclusion.browser.trouble import Trouble
from einclusion.browser.window import Window

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PATTERNS = [{"urlPattern": "*", "resourceType": kind} for kind in ("Document", "XHR", "Fetch", "Ping", "Other")]


class Held:
    """What was held back: method and address of each request."""

    def __init__(self) -> None:
        self.requests: list[str] = []


@asynccontextmanager
async def holding(window: Window) -> AsyncIterator[Held]:
    """Within it, requests other than GET and HEAD don't leave the browser."""
    held = Held()
    tasks: set[asyncio.Task[None]] = set()
    sessions = await window.sessions()
    handlers = []
    for session in sessions:
        handler = _handler(session, held, tasks)
        session.cdp.on("Fetch.requestPaused", handler)
        handlers.append((session, handler))
        await session.send("Fetch.enable", patterns=_PATTERNS)
    try:
        yield held
    finally:
        await asyncio.gather(*tasks, return_exceptions=True)
        for session, handler in handlers:
            session.cdp.remove_listener("Fetch.requestPaused", handler)
            try:
                await session.send("Fetch.disable")
            except Trouble:
                continue  # the frame is gone, and its session with it


def _handler(session: FrameSession, held: Held, tasks: set[asyncio.Task[None]]) -> Any:
    def paused(event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(_decide(session, held, event))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    return paused


async def _decide(session: FrameSession, held: Held, event: dict[str, Any]) -> None:
    request, name = event["request"], event["requestId"]
    answer: Coroutine[Any, Any, Any]
    if request["method"] in _SAFE:
        answer = session.cdp.send("Fetch.continueRequest", {"requestId": name})
    elif event.get("resourceType") == "Document":
        held.requests.append(f"{request['method']} {request['url']}")
        empty = {"requestId": name, "responseCode": 204, "body": base64.b64encode(b"").decode()}
        answer = session.cdp.send("Fetch.fulfillRequest", empty)
    else:
        held.requests.append(f"{request['method']} {request['url']}")
        answer = session.cdp.send("Fetch.failRequest", {"requestId": name, "errorReason": "BlockedByClient"})
    try:
        await answer
    except Error:
        return  # the page withdrew the request while it was held
