"""Resize: what becomes of the page in smaller windows, as zoom makes them, and in windows held upright or sideways."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from einclusion.browser.double import Double

NARROW = (320, 256)
"""Window in which WCAG 2.2 asks for reflow (success criterion 1.4.10), in CSS pixels: 1280 × 1024 at 400 % zoom."""
DOUBLED = (640, 512)
"""Window that 1280 × 1024 leaves at 200 % zoom (success criterion 1.4.4)."""
SIDES = (1280, 360)
"""Widths of windows that are all but square: a pixel more or less of height changes their orientation alone."""
_MOST = 50
_SPACED = """({ on }) => {
  if (on) {
    window.einclusionSpaced = new CSSStyleSheet();
    einclusionSpaced.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
      + "word-spacing: 0.16em !important; transition: none !important } p { margin-bottom: 2em !important }");
  }
  const others = document.adoptedStyleSheets.filter((one) => one !== einclusionSpaced);
  document.adoptedStyleSheets = on ? [...others, einclusionSpaced] : others;
}"""
"""What WCAG 2.2 lets people set (success criterion 1.4.12)."""


async def gather(double: Double) -> dict[str, Any]:
    """What stands beyond the edge, is cut off or turned. Raises Trouble."""
    window = await double.window()
    try:
        turned = await _turned(double)
        await window.resize(DOUBLED)
        told = list((await double.look(_script("clipped"), most=_MOST)).values())
        await window.resize(NARROW)
        seen = await double.ask(await window.top(), _script("resize"), most=_MOST)
        pinned = await double.ask(await window.top(), _script("pinned"))
    finally:
        await window.resize(double.size)
    changed = await _changed(double)
    return {
        "narrow": seen["width"],
        "beyond": seen["beyond"],
        "turned": turned,
        "boxed": sum(frame["targets"] for frame in told),
        "clipped": [one for frame in told for one in frame["found"]],
        "unseen": sum(frame["left"] for frame in told),
        "pinned": pinned["share"],
        "pinned_by": pinned["by"],
        **changed,
    }


async def _changed(double: Double) -> dict[str, Any]:
    """Text cut off only once it has the space, or twice the size, that people may give it. Raises Trouble."""
    before = await double.look(_script("clipped"), most=10 * _MOST)
    if not any(frame["targets"] for frame in before.values()):
        return {}
    cut = {str(one["node"]) for frame in before.values() for one in frame["found"]}
    return {
        "spaced": await _fresh(double, _SPACED, cut),
        "enlarged": await _fresh(double, _script("enlarged"), cut),
    }


async def _fresh(double: Double, change: str, cut: set[str]) -> list[dict[str, Any]]:
    """Text that a change cuts off; the page is as it was then. Raises Trouble."""
    await double.look(change, on=True)
    after = await double.look(_script("clipped"), most=10 * _MOST)
    await double.look(change, on=False)
    return [one for frame in after.values() for one in frame["found"] if str(one["node"]) not in cut][:_MOST]


async def _turned(double: Double) -> list[dict[str, Any]]:
    """Elements that stand at another angle where the orientation of the window alone is another; wide windows first."""
    window = await double.window()
    top = await window.top()
    if not await double.ask(top, _script("turned"), phase="asked", most=_MOST):
        return []
    for side in SIDES:
        await window.resize((side, side - 1))
        await double.ask(top, _script("turned"), phase="remember", most=_MOST)
        await window.resize((side, side + 1))
        turned: list[dict[str, Any]] = await double.ask(top, _script("turned"), phase="compare", most=_MOST)
        if turned:
            return turned
    return []


@cache
def _script(name: str) -> str:
    return files("einclusion.probes.acting").joinpath(f"{name}.js").read_text(encoding="utf-8")
