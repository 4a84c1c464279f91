"""Line: a start page opened over a slow line, and how long its text and its first control are in coming."""

from __future__ import annotations

import asyncio
import time
from functools import cache
from importlib.resources import files
from statistics import median
from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble
from einclusion.data import own

if TYPE_CHECKING:
    from playwright.async_api import Response

    from einclusion.browser.double import Double
    from einclusion.browser.window import Window

SECONDS, ALL = 10.0, 13.0
"""How long one opening is waited for, and all of them over one line: a page that takes longer is opened once only."""
LIMIT = 2 * ALL
"""Seconds that both lines may take, one after the other."""
WORDS = 30
"""Words from which a text can be read; of a shorter one half must be there."""
_EVERY = 0.1
_LOADED = """[...new Set(performance.getEntriesByType("resource")
  .filter((one) => /script|link|css/.test(one.initiatorType)).map((one) => one.name.split("?")[0]))].sort().join(" ")"""


async def gather(double: Double) -> dict[str, Any]:
    """Medians of some openings; nothing for a page without words or on which nobody begins. Raises Trouble.

    A page that comes so soon that it would do over the slowest line of all too is not opened over that one.
    """
    if not double.start:
        return {}
    top = await (await double.window()).top()
    shape = await top.evaluate(_LOADED)
    if ("line", shape) in double.known:
        return {}
    usual = await top.evaluate(_look())
    if not usual["words"]:
        return {}
    speed = own("probes/acting/line.yaml")
    slower = {**speed, "kilobits-down": speed["kilobits-least"]}
    with double.once("line", shape):
        told = await _rounds(double, speed, usual)
        waits = [told["text"], *([told["control"]] if usual["usable"] else [])]
        known = [wait * speed["kilobits-down"] / slower["kilobits-down"] for wait in waits if wait is not None]
        doubt = len(known) == len(waits) and max(known) > SECONDS
        more = {"slower": await _rounds(double, slower, usual)} if doubt else {}
    return {**told, "seconds": SECONDS, "bare": not usual["usable"], **more}


async def _rounds(double: Double, speed: dict[str, int], usual: dict[str, Any]) -> dict[str, Any]:
    """Medians of the openings for which there is time."""
    until = time.monotonic() + ALL
    told: list[tuple[float | None, float | None]] = []
    while len(told) < int(speed["rounds"]):
        begun = time.monotonic()
        told.append(await _opened(double, speed, usual))
        if time.monotonic() + (time.monotonic() - begun) > until or None in told[-1]:
            break
    return {
        "rounds": len(told),
        "kilobits": speed["kilobits-down"],
        "text": _middle([text for text, _ in told]),
        "control": _middle([control for _, control in told]),
    }


def _middle(times: list[float | None]) -> float | None:
    known = [one for one in times if one is not None]
    return round(median(known), 2) if len(known) == len(times) else None


async def _opened(double: Double, speed: dict[str, int], usual: dict[str, Any]) -> tuple[float | None, float | None]:
    """Seconds until the text and until a control are there. Raises Dead, and Trouble where the page never came."""
    window = await double.beside(fresh=True)
    try:
        await window.send("Network.setCacheDisabled", cacheDisabled=True)
        await window.send(
            "Network.emulateNetworkConditions",
            offline=False,
            latency=speed["milliseconds"],
            downloadThroughput=speed["kilobits-down"] * 125,
            uploadThroughput=speed["kilobits-up"] * 125,
        )
        going = asyncio.ensure_future(window.run(window.page.goto(double.address, wait_until="commit"), "open"))
        try:
            return await _watched(window, usual, going)
        finally:
            going.cancel()
            await asyncio.gather(going, return_exceptions=True)
    finally:
        await asyncio.shield(double.shut(window, worn=True))


async def _watched(
    window: Window, usual: dict[str, Any], going: asyncio.Future[Response | None]
) -> tuple[float | None, float | None]:
    until = time.monotonic() + SECONDS
    needed = max(1, min(WORDS, usual["words"] // 2))
    text = control = None
    while time.monotonic() < until:
        try:
            seen = await (await window.top()).evaluate(_look())
        except Dead:
            raise
        except Trouble:
            seen = {}  # the page had not come yet, or went on to another
        if going.done():
            _refuse(going)
        if window.address.startswith(("http", "file")) and seen:
            text = text or (seen["now"] if seen["painted"] and seen["words"] >= needed else None)
            control = control or (seen["now"] if seen["usable"] else None)
            if text and (control or not usual["usable"]):
                break
        await asyncio.sleep(_EVERY)
    if text or control:
        await asyncio.wait({going}, timeout=1)
    if going.done():
        _refuse(going)
    return text, control


def _refuse(going: asyncio.Future[Response | None]) -> None:
    """Raises Trouble where no page came, or an error page: that is not slow."""
    try:
        answer = going.result()
    except Trouble as trouble:
        if trouble.problem.key not in ("moved-on", "slow"):
            raise
        return
    if answer is not None and answer.status >= 400:
        raise Trouble("status", status=answer.status, address=answer.url[:200])


@cache
def _look() -> str:
    return files("einclusion.probes.acting").joinpath("line.js").read_text(encoding="utf-8")
