"""A picture of a part of the page, with what is secret covered."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any

from einclusion.browser.covering import covered
from einclusion.browser.window import Window
from einclusion.pictures import PAGE_HEIGHT, Box
from einclusion.scope import Target

_SECONDS = 20.0
_HEIGHT = "document.body ? document.documentElement.scrollHeight : 0"
"""Of a drawing without a body, Playwright takes no picture beyond the window."""
_TALLEST = 200_000
"""Height in CSS pixels beyond which the browser takes too long for more than what the window shows."""


async def take(window: Window, fields: Iterable[Target], secrets: list[str], part: Box) -> bytes:
    """That part of the page as PNG, as far down as pictures reach; nothing where there is none. Raises Trouble.

    Straight over the protocol, which costs half of what Playwright's own way does; that one is taken where something
    must be covered, or where the page's height is not to be trusted.
    """
    height = int(await (await window.top()).evaluate(_HEIGHT))
    width, tall = window.size
    sound = 0 < height <= _TALLEST
    clip = _clip(part, width, min(height, PAGE_HEIGHT) if sound else tall)
    if clip is None:
        return b""
    covers = [one for one in await covered(window, fields, secrets) if await window.run(one.count(), "picture")]
    if sound and not covers:
        return await _swiftly(window, clip)
    return await window.run(
        window.page.screenshot(full_page=sound, clip=clip, animations="allow", mask=covers, timeout=_SECONDS * 1000),
        "picture",
        _SECONDS + 1,
    )


def _clip(part: Box, width: int, height: int) -> Any:
    """What there is of the part in a page of that size; none where it lies outside."""
    left, top, wide, tall = part
    right, bottom = min(left + wide, width), min(top + tall, height)
    if right <= left or bottom <= top:
        return None
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


async def _swiftly(window: Window, clip: dict[str, float]) -> bytes:
    answer = await window.send(
        "Page.captureScreenshot",
        _SECONDS,
        format="png",
        optimizeForSpeed=True,
        captureBeyondViewport=True,
        clip={**clip, "scale": 1},
    )
    return base64.b64decode(answer["data"])
