"""Ways out of a place where the Tab key goes round: those that everybody tries, then those that the page names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from einclusion.browser.trouble import Trouble
from einclusion.crawl.addresses import acts
from einclusion.data import beside
from einclusion.probes.keyboard.walk import Key, Walk

STANDARD = {"escape": "Escape", "shift-tab": "Shift+Tab", "arrows": "ArrowDown", "arrows-right": "ArrowRight"}
"""Ways that nobody has to be told (ACT rule a1b64e, standard keyboard navigation), besides Enter."""
_MOST_KEYS = 8
_MOST_STOPS = 8


async def way_out(walk: Walk, loop: list[Key]) -> dict[str, Any]:
    """What leads out of a loop, as the facts of a trap name it. The page is spoilt then. Raises Trouble."""
    trap: dict[str, Any] = {"nodes": loop}
    for name, keys in STANDARD.items():
        walk.back = False
        if await _leads_out(walk, loop, keys, loop[:1]):
            keeps = walk.back and walk.back_to in loop[:1]
            return {**trap, "way_out": name.partition("-right")[0], "returns": walk.back, "keeps": keeps}
    before = await walk.ask("words()")
    if await _enter_leads_out(walk, loop):
        return {**trap, "way_out": "enter"}
    words = f"{before}\n{await walk.ask('words()')}"
    for keys, sentence in list(named_keys(words).items())[:_MOST_KEYS]:
        trap["help"] = trap.get("help") or sentence
        if await _leads_out(walk, loop, keys, loop[:_MOST_STOPS]):
            return {**trap, "way_out": keys, "named": True, "help": sentence}
    return trap


async def _enter_leads_out(walk: Walk, loop: list[Key]) -> bool:
    """Whether Enter does, at a stop that does not say that it sends, deletes or logs out."""
    told = {key: await walk.ask(f"label({key[1]})", key[0]) for key in loop[:_MOST_STOPS]}
    harmless = [key for key, label in told.items() if not acts(str(label["address"]), str(label["text"]))]
    try:
        return await _leads_out(walk, loop, "Enter", harmless)
    except Trouble as trouble:
        if trouble.problem.key != "moved-on":
            raise
        return True  # it led to another page


async def _leads_out(walk: Walk, loop: list[Key], keys: str, only: Iterable[Key]) -> bool:
    """Whether a key, pressed at one of these stops of the loop, and Tab after it, bring the focus out."""
    on = "Shift+Tab" if keys == "Shift+Tab" else "Tab"
    for key in only:
        if not await _at(walk, key):
            continue
        for pressed in (keys, *[on] * (len(loop) + 1)):
            now = await walk.press(pressed)
            if now is None or now not in loop:
                return True
    return False


async def _at(walk: Walk, key: Key) -> bool:
    """Bring the focus to a stop of the loop, by Tab alone."""
    for _ in range(_MOST_STOPS * 2):
        if await walk.where() == key:
            return True
        await walk.press("Tab")
    await walk.ask(f"focus({key[1]}, true)", key[0])
    return await walk.where() == key


def named_keys(words: str) -> dict[str, str]:
    """Keys that a text names, as `press` takes them, with the line that names each."""
    found: dict[str, str] = {}
    for line in words.splitlines():
        for match in _pattern().finditer(line):
            modifiers = [one.strip().lower() for one in (match["held"] or "").split("+") if one.strip()]
            held = "+".join(_names()[one] for one in modifiers)
            key = match["key"] or match["after"] or match["before"]
            name = _names().get(key.lower(), key.upper() if len(key) > 1 else key.lower())
            found.setdefault(f"{held}+{name}" if held else name, line.strip()[:200])
    return found


@cache
def _names() -> dict[str, str]:
    return {word: key for key, words in beside(__file__, "keys.yaml")["names"].items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    data = beside(__file__, "keys.yaml")
    modifiers = "|".join(word for key in ("Control", "Alt", "Shift") for word in data["names"][key])
    others = "|".join(sorted((word for word in _names() if word not in modifiers.split("|")), key=len, reverse=True))
    key = "|".join(data["key"])
    return re.compile(
        rf"(?<![\w-])(?P<held>(?:(?:{modifiers})\s*\+\s*)+)?"
        rf"(?:(?P<key>{others}|f\d{{1,2}}|(?<=\+)\w|(?<=\+\s)\w)"
        rf"|(?!a\s)(?P<after>\w)[\s-](?:{key})|(?:{key})\s[“”„\"'‘«]?\s?(?P<before>\w))(?!\w)",
        re.IGNORECASE,
    )
