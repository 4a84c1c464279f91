"""Modes: the page in forced colours, in its dark scheme, without pictures, and fetched once more without scripts."""

from __future__ import annotations

import asyncio
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from PIL import ImageChops
from PIL.Image import Image

from einclusion.browser.patience import now
from einclusion.browser.trouble import Dead, Trouble
from einclusion.checking.colours import luminance
from einclusion.probes.inked import measured
from einclusion.probes.lettered import around, picture, without_letters

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.frames import Frame

MOST, LETTERS = 400, 8
"""Texts and controls that are looked at, and characters of each text that are measured."""
HEIGHT = 2400
"""CSS pixels from the top that are looked at: pictures of long pages take seconds."""
SECONDS = 2.0
"""How long the focus of controls may be looked at."""
CLEAR, BLANK = 3.0, 1.2
"""Contrast within an element from which something is drawn in it, and up to which nothing can be seen."""
PLAIN = 160
"""Difference between shades of grey, of 255, from which two colours have a contrast of `CLEAR` whatever they are."""
_AT_FIRST = 0.5
"""Scale at which all are looked at first; what seems blank there is looked at in its own size."""
_AROUND = 12
SPOILS = "always"  # browsers don't always paint again all that colours change back to
_NOW = '[matchMedia("(forced-colors: active)").matches, matchMedia("(prefers-color-scheme: dark)").matches]'
_DRAWN = "new Promise((done) => { setTimeout(done, 300); requestAnimationFrame(() => requestAnimationFrame(done)); })"


async def gather(double: Double) -> dict[str, Any]:
    """What can be seen in each mode. Raises Trouble."""
    window = await double.window()
    top = await window.top()
    forced, dark = await top.evaluate(_NOW)
    facts: dict[str, Any] = {"scriptless": await _scriptless(double, top)}
    await double.ask(top, _script("modes.js"), most=MOST, height=HEIGHT)
    if not forced:
        facts.update(await _without_pictures(double, top))
        if not dark:
            facts.update(await _dark(double, top))
        facts.update(await _forced(double, top))
    return facts


async def _forced(double: Double, top: Frame) -> dict[str, Any]:
    """What nobody can see any more once colours are forced. Raises Trouble."""
    told = await top.evaluate("einclusionModes.targets()")
    nodes = told["nodes"]
    gone = await _gone(double, top, len(nodes)) if nodes else []
    facts = {"forced": len(nodes), "unseen": told["left"], "vanished": [nodes[number] for number in gone]}
    return {**facts, "unmarked": await _unmarked(double, top)}


async def _gone(double: Double, top: Frame, count: int) -> list[int]:
    """Numbers of those that can be seen in the page's own colours only, looked at three times. Raises Trouble.

    What can be seen is not looked at again on pages with the same styles.
    """
    known: set[str] = double.known.setdefault(("modes", await double.dress()), set())
    await _force(double, top, True)
    kinds = await top.evaluate("einclusionModes.kinds()")
    fresh = [one for one in range(count) if kinds[one] not in known]
    seen = await _look(double, await _rects(top, fresh), scale=_AT_FIRST)
    gone = [one for one, drawn in seen.items() if drawn <= BLANK]
    known |= {kinds[one] for one in seen} - {kinds[one] for one in gone}
    if not gone:
        return []
    await _force(double, top, False)
    rects = await _rects(top, gone)
    usual = await _look(double, rects)
    await top.evaluate(f"einclusionModes.hide({gone}, true)")
    hidden = await _look(double, rects)
    await top.evaluate(f"einclusionModes.hide({gone}, false)")
    await _force(double, top, True)
    forced = await _look(double, await _rects(top, gone))
    return [
        one for one in gone if usual.get(one, 0) >= CLEAR > hidden.get(one, CLEAR) and forced.get(one, CLEAR) <= BLANK
    ]


async def _rects(top: Frame, numbers: list[int]) -> dict[int, list[float]]:
    """Where each of them stands now; those that stand nowhere are left out. Raises Trouble."""
    found = await top.evaluate(f"einclusionModes.rects({numbers})")
    return {number: rect for number, rect in zip(numbers, found, strict=True) if rect}


async def _look(double: Double, rects: dict[int, list[float]], *, scale: float = 1.0) -> dict[int, float]:
    """The contrast within each part of the page, drawn at that scale. Raises Trouble."""
    if not rects:
        return {}
    height = min(HEIGHT, round(max(rect[1] + rect[3] for rect in rects.values())) + 2)
    seen = await around(double, (double.size[0], height), rects.values(), scale=scale)
    light = seen.convert("L")
    return {number: _drawn(seen, light, [scale * side for side in rect]) for number, rect in rects.items()}


async def _unmarked(double: Double, top: Frame) -> list[Any]:
    """Controls whose focus shows in the page's own colours only; these are back then. Raises Trouble."""
    until = now() + SECONDS
    controls = await top.evaluate("einclusionModes.unringed()")
    silent = [one for one in range(len(controls)) if now() < until and await _marks(double, top, one) is False]
    await _force(double, top, False, drawn=bool(silent))
    return [controls[one]["node"] for one in silent if now() < until and await _marks(double, top, one)]


async def _marks(double: Double, top: Frame, number: int) -> bool | None:
    """Whether the focus shows at a control; none where that can't be told. Raises Trouble."""
    box = await top.evaluate(f"einclusionModes.focus({number}, true)")
    left, upper = max(0.0, box["x"] - _AROUND), max(0.0, box["y"] - _AROUND)
    width = min(double.size[0], box["x"] + box["width"] + _AROUND) - left
    height = min(double.size[1], box["y"] + box["height"] + _AROUND) - upper
    if not box["focused"] or width <= 0 or height <= 0 or not box["width"]:
        return None
    across, down = box["scrolled"]
    clip = (left + across, upper + down, width, height)
    await top.evaluate(_DRAWN)
    focused = await picture(double, clip)
    await top.evaluate(f"einclusionModes.focus({number}, false)")
    await top.evaluate(_DRAWN)
    return ImageChops.difference(focused, await picture(double, clip)).getbbox() is not None


async def _force(double: Double, top: Frame, on: bool, *, drawn: bool = True) -> None:
    window = await double.window()
    await window.run(window.page.emulate_media(forced_colors="active" if on else "none"), "emulate")
    if drawn:
        await top.evaluate(_DRAWN)


async def _dark(double: Double, top: Frame) -> dict[str, Any]:
    """Contrast of texts in the page's dark scheme, where it has one. Raises Trouble."""
    window = await double.window()
    before = await top.evaluate("einclusionModes.colours()")
    await window.run(window.page.emulate_media(color_scheme="dark"), "emulate")
    try:
        await top.evaluate(_DRAWN)
        if await top.evaluate("einclusionModes.colours()") == before:
            return {"dark": False}
        told = await double.ask(top, _script("visual.js"), most=MOST, letters=LETTERS, height=HEIGHT, all=True)
        return {"dark": True, "inks": await _measure(double, told["found"])}
    finally:
        await window.run(window.page.emulate_media(color_scheme="light"), "emulate")


async def _without_pictures(double: Double, top: Frame) -> dict[str, Any]:
    """Contrast of texts that stand over pictures, where none is loaded. Raises Trouble."""
    seen = await double.ask(top, _script("visual.js"), most=MOST, letters=LETTERS, height=HEIGHT)
    texts = [text for text in seen["found"] if text["pictured"]]
    if not texts:
        return {"bare": []}
    await top.evaluate("einclusionModes.pictures(true)")
    try:
        bare = await _measure(double, texts)
    finally:
        await top.evaluate("einclusionModes.pictures(false)")
    ratios = {str(row["node"]): row["contrast"] for row in bare}
    suspects = [text for text in texts if ratios.get(str(text["node"]), 1.0) < CLEAR]
    usual = {str(row["node"]) for row in await _measure(double, suspects) if row["contrast"] >= CLEAR}
    lost = [
        {"contrast": 1.0, "worst": 1.0, "node": text["node"]} for text in suspects if str(text["node"]) not in ratios
    ]
    return {"bare": [row for row in [*bare, *lost] if row["contrast"] >= CLEAR or str(row["node"]) in usual]}


async def _measure(double: Double, texts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if not texts:
        return []
    rects = [rect for text in texts for rect in text["rects"]]
    size = (double.size[0], min(HEIGHT, round(max(rect[1] + rect[3] for rect in rects)) + 8))
    written = await around(double, size, rects)
    bare = await without_letters(double, size, rects, shadows=True)
    return [row for text in texts if (row := measured(text, written, bare)) is not None]


async def _scriptless(double: Double, top: Frame) -> dict[str, Any] | None:
    """The same address without scripts, beside what stands there. Raises Dead."""
    if not await top.evaluate("document.scripts.length"):
        return None
    usual = await double.ask(top, _script("content.js"))
    try:
        window = await double.beside(scripts=False)
    except Dead:
        raise
    except Trouble:
        return None
    try:
        arrival = await window.visit(double.address)
        without = await double.ask(await window.top(), _script("content.js"))
    except Dead:
        raise
    except Trouble:
        return None
    finally:
        await asyncio.shield(double.shut(window))
    elsewhere = arrival.address.partition("#")[0] != double.address.partition("#")[0]
    return {"usual": usual, "without": without, "elsewhere": elsewhere}


def _drawn(page: Image, light: Image, rect: list[float]) -> float:
    """Contrast ratio of the lightest with the darkest pixel of a part of the page, at least `CLEAR` where it is plain.

    `light`: the page in shades of grey, which tell what is plain.
    """
    left, top = max(0, round(rect[0])), max(0, round(rect[1]))
    right, bottom = min(page.width, round(rect[0] + rect[2])), min(page.height, round(rect[1] + rect[3]))
    if right <= left or bottom <= top:
        return CLEAR
    part = (left, top, right, bottom)
    darkest, lightest = light.crop(part).getextrema()
    if lightest - darkest >= PLAIN:  # type: ignore[operator]
        return CLEAR
    colours = page.crop(part).getcolors((right - left) * (bottom - top)) or []
    values = [luminance(*pixel) for _, pixel in colours]  # type: ignore[misc]
    return (max(values) + 0.05) / (min(values) + 0.05)


@cache
def _script(name: str) -> str:
    return files("einclusion.probes.acting").joinpath(name).read_text(encoding="utf-8")
