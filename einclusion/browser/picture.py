"""One picture of the whole page, with what is secret covered."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any

from einclusion.browser.covering import covered
from einclusion.browser.window import Window
from einclusion.pictures import PAGE_HEIGHT
from einclusion.scope import Target

_SECONDS = 20.0
_HEIGHT = "document.body ? document.documentElement.scrollHeight : 0"
"""Of a drawing without a body, Playwright takes no picture beyond the window."""
_TALLEST = 200_000
"""Height in CSS pixels beyond which the browser takes too long for more than what the window shows."""


async def take(window: Window, fields: Iterable[Target], secrets: list[str], bottom: int = PAGE_HEIGHT) -> bytes:
    """The page as PNG, from its top to `bottom` at most. Raises Trouble.

    Straight over the protocol, which costs half of what Playwright's own way does; that one is taken where something
    must be covered, or where the page's height is not to be trusted.
    """
    height = await (await window.top()).evaluate(_HEIGHT)
    size = window.page.viewport_size or {"width": 1280, "height": 800}
    clip: Any = {"x": 0, "y": 0, "width": size["width"], "height": max(1, min(int(height), bottom))}
    covers = [one for one in await covered(window, fields, secrets) if await window.run(one.count(), "picture")]
    sound = 0 < height <= _TALLEST
    if sound and not covers:
        return await _swiftly(window, clip)
    return await window.run(
        window.page.screenshot(
            full_page=sound, clip=clip if sound else None, animations="allow", mask=covers, timeout=_SECONDS * 1000
        ),
        "picture",
        _SECONDS + 1,
    )


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
