"""Resize: what becomes of the page in a window of 320 × 256 CSS pixels, which is 1280 × 1024 at 400 % zoom."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from einclusion.browser.double import Double

NARROW = (320, 256)
"""Window in which WCAG 2.2 asks for reflow (success criterion 1.4.10), in CSS pixels."""
_MOST = 50


async def gather(double: Double) -> dict[str, Any]:
    """The width that the page needs, and what makes it so wide. Raises Trouble."""
    script = files("einclusion.probes.acting").joinpath("resize.js").read_text(encoding="utf-8")
    window = await double.window()
    try:
        await window.resize(NARROW)
        seen = await double.ask(await window.top(), script, most=_MOST)
    finally:
        await window.resize(double.size)
    return {"narrow": seen["width"], "beyond": seen["beyond"]}
