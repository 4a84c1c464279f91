"""Failing: the page without what others send, without its files of scripts, and on an older phone."""

from __future__ import annotations

import asyncio
import time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble
from einclusion.crawl.addresses import same_site, split
from einclusion.data import own

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.window import Window

SECONDS = 10.0
"""How long one more opening may take that nothing was begun before."""
_LOADED = """((all) => {
  const names = (rows) => [...new Set(rows.map((one) => one.name))];
  const parts = all.filter((one) => /script|link|css|fetch|xmlhttprequest/.test(one.initiatorType));
  return [names(all), [...document.scripts].map((one) => one.src).filter(Boolean), names(parts)];
})(performance.getEntriesByType("resource"))"""
"""All that was loaded, scripts, and what makes the page: pictures of its own are taken away in none of the cases."""


async def gather(double: Double) -> dict[str, Any]:
    """What is left in each case. Raises Trouble."""
    top = await (await double.window()).top()
    usual = await double.ask(top, _content())
    loaded, scripts, parts = await top.evaluate(_LOADED)
    hosts = sorted(_hosts(double.address, [*loaded, *scripts]))
    made = sorted({*hosts, *(one.partition("?")[0] for one in (*parts, *scripts))})
    shape = " ".join([double.like, "fields" if usual["fields"] else "", *made])
    if not (double.start or usual["fields"]) or ("failing", shape) in double.known:
        return {"skipped": True}
    until = time.monotonic() + SECONDS
    with double.once("failing", shape):
        return {
            "usual": usual,
            "hosts": hosts[:20],
            "scripts": len(set(scripts)),
            "scriptless": await _without(double, until, sorted({one.partition("#")[0] for one in scripts})),
            "others": await _without(double, until, [f"*://{host}*/*" for host in hosts]),
            "device": await _as_old(double, until),
        }


def _hosts(address: str, loaded: list[str]) -> set[str]:
    """Hosts that are not of the page's own site."""
    here = split(address).hostname or ""
    named = {split(one).hostname or "" for one in loaded if one.startswith("http")}
    return {host for host in named if host and not same_site(host, here)}


async def _without(double: Double, until: float, patterns: list[str]) -> dict[str, Any] | None:
    """The page with what matches not arriving. Raises Dead."""
    if not patterns:
        return None
    return await _again(double, until, "Network.setBlockedURLs", urls=patterns)


async def _as_old(double: Double, until: float) -> dict[str, Any] | None:
    """The page as an older phone meets it. Raises Dead."""
    phone = own("probes/acting/failing.yaml")
    return await _again(double, until, "Emulation.setUserAgentOverride", rate=phone["slower"], userAgent=phone["agent"])


async def _again(double: Double, until: float, method: str, rate: int = 1, **given: Any) -> dict[str, Any] | None:
    if time.monotonic() > until:
        return None
    window: Window | None = None
    try:
        window = await double.beside(fresh=True)
        await window.send("Network.setCacheDisabled", cacheDisabled=True)
        await window.send(method, **given)
        await window.send("Emulation.setCPUThrottlingRate", rate=rate)
        begun = time.monotonic()
        arrival = await window.visit(double.address)
        seconds = time.monotonic() - begun
        content = await double.ask(await window.top(), _content())
    except Dead:
        raise
    except Trouble:
        return None
    finally:
        if window is not None:
            await asyncio.shield(double.shut(window, worn=True))
    elsewhere = arrival.address.partition("#")[0] != double.address.partition("#")[0]
    return {"content": content, "elsewhere": elsewhere, "seconds": round(seconds, 2)}


def _content() -> str:
    return files("einclusion.probes.acting").joinpath("content.js").read_text(encoding="utf-8")
