"""Answering a consent banner, after the first page was audited with it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from playwright.async_api import Error, Frame, Locator

from einclusion.browser.trouble import Trouble
from einclusion.browser.window import Window
from einclusion.browser.windows import Windows
from einclusion.crawl.addresses import origin
from einclusion.data import own
from einclusion.model import Problem

_CLICK_MS = 3_000
_FIND_SECONDS = 5.0
_PAGES = 3
"""Pages of a site on which a banner is looked for."""
_NAMED = '[class*="cookie" i], [id*="cookie" i]'
_IN_BANNER = """(button, marks) => {
  const mark = new RegExp(marks, "i");
  let around = button;
  for (let up = 0; up < 10; up++) {
    around = around.parentElement || around.getRootNode().host;
    if (!around || (window === top && around.matches("body, main")) || around.textContent.length > 4000) return false;
    const named = `${around.id} ${around.getAttribute?.("class") || ""}`;
    if (mark.test(around.innerText || around.textContent) || mark.test(named)) return true;
  }
  return false;
}"""
"""Whether what stands closely around a button speaks of cookies or is named for them.

A page's own "Refuse" is none of our business.
"""
Choice = Literal["refuse", "accept"]


async def settle(windows: Windows, window: Window, choice: Choice, address: str) -> list[Problem]:
    """Answer the site's banner where that was not done yet; it may come on a later page than the first.

    The answer is noted in the windows' choices; what comes back is what went wrong.
    """
    place = origin(address)
    if place in windows.choices:
        return []
    windows.looked[place] += 1
    problems: list[Problem] = []
    found = False
    try:
        found = await answer(window, choice)
    except Trouble:
        window.broken = True
        problems.append(Problem(key="consent-stuck", values={"address": address}))
    if found or windows.looked[place] >= _PAGES:
        windows.choices[place] = found
    return problems


async def answer(window: Window, choice: Choice) -> bool:
    """Press the banner's button for the choice; tells whether one was found. The page may move on. Raises Trouble."""
    for frame in window.page.frames:
        try:
            button = await window.run(_button(frame, choice), "look for a consent banner", _FIND_SECONDS)
            if button is not None:
                await window.run(button.click(timeout=_CLICK_MS), "answer the consent banner", _FIND_SECONDS)
                await window.settle()
                return True
        except Error:
            continue  # the frame went away while it was looked at
        except Trouble as trouble:
            if trouble.problem.key != "moved-on":
                raise
    return False


async def _button(frame: Frame, choice: str) -> Locator | None:
    for selector in own("browser/consent.yaml")["selectors"][choice]:
        known = frame.locator(selector).first
        if await known.count() and await known.is_visible():
            return known
    if not await frame.get_by_text(_marks()).or_(frame.locator(_NAMED)).count():
        return None
    for role in ("button", "link"):
        buttons = frame.get_by_role(role, name=_words(choice))
        for place in range(min(await buttons.count(), 5)):
            button = buttons.nth(place)
            if await button.is_visible() and await button.evaluate(_IN_BANNER, _marks().pattern):
                return button
    return None


@cache
def _words(choice: str) -> re.Pattern[str]:
    words = [word for row in own("browser/consent.yaml")["words"][choice].values() for word in row]
    return re.compile(
        rf"^\s*(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\s*[.!]?\s*$", re.IGNORECASE
    )


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, own("browser/consent.yaml")["marks"])), re.IGNORECASE)
