"""Chat: the button that opens one pressed, and what comes into sight read; nothing is written into it or sent."""

from __future__ import annotations

import asyncio
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now
from einclusion.crawl.addresses import origin
from einclusion.data import own
from einclusion.probes.watching.pressing import controls, press

if TYPE_CHECKING:
    from einclusion.browser.double import Double

SPOILS = "seldom"
_SPEAKS = """({ text, sign }) => {
  const { every } = einclusion;
  const said = (one) =>
    [one.innerText, one.value, one.title, one.getAttribute("aria-label")].join(" ").trim().toLowerCase();
  const marked = (one) => `${one.id} ${one.getAttribute("class") || ""}`.trim().toLowerCase();
  return every(document).some((one) => one.matches("button, a, summary, input, [role=button], [onclick]")
    && (new RegExp(text).test(said(one)) || new RegExp(sign).test(marked(one))));
}"""
SECONDS, EVERY = 5.0, 0.4
"""How long what a press brings is waited for, and between two looks: two that are alike end it."""
SHORT = 80
"""Characters up to which the text of a button says that it opens a chat."""


async def gather(double: Double) -> dict[str, Any]:
    """What the first chat of the page shows when it is opened; nothing if a page before opened it. Raises Trouble."""
    words = own("probes/acting/chat.yaml")
    if not any((await double.look(_SPEAKS, **words)).values()):
        double.intact = True  # whatever looks for controls keeps forms from being sent
        return {}
    found = [(frame, row) for frame, rows in (await controls(double)).items() for row in rows if _opens(row, words)]
    shape = f"{origin(double.address)} {found[0][1]['text'] or found[0][1]['sign']}" if found else ""
    if not found or ("chat", shape) in double.known:
        return {}
    window = await double.window()
    name, row = found[0]
    frame = next((one for one in await window.frames() if one.id == name), None)
    if frame is None:
        return {}
    document = window.documents
    with double.once("chat", shape):
        await double.look(_script(), begin=True)
        await press(double, frame, row)
        told, until = await _told(double), now() + SECONDS
        while now() < until and window.documents == document:
            await asyncio.sleep(EVERY)
            before, told = told, await _told(double)
            if told["text"] and told == before:
                break
    return {"launcher": row["node"], "name": " ".join(row["text"].split()) or row["sign"], **told}


def _opens(row: dict[str, Any], words: dict[str, str]) -> bool:
    text = " ".join(row["text"].split()).lower()
    if text:
        return len(text) <= SHORT and bool(re.search(words["text"], text))
    return bool(re.search(words["sign"], row["sign"].lower()))


async def _told(double: Double) -> dict[str, Any]:
    told = [one for one in (await double.look(_script(), begin=False)).values() if one]
    return {
        "text": " ".join(one["text"] for one in told if one["text"]),
        "controls": [text[:120] for one in told for text in one["controls"]],
    }


@cache
def _script() -> str:
    return files("einclusion.probes.acting").joinpath("chat.js").read_text(encoding="utf-8")
