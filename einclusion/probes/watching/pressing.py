"""Controls that can be pressed on a double without leaving the page, sending, logging out, deleting or paying."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.crawl.addresses import acts

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.frames import Frame

_LIST = "() => einclusionControls.list()"
_PRESS = "({ number }) => einclusionControls.press(number)"


@cache
def script(name: str) -> str:
    """A script of this folder."""
    return files("einclusion.probes.watching").joinpath(name).read_text(encoding="utf-8")


async def controls(double: Double) -> dict[str, list[dict[str, Any]]]:
    """Harmless controls that were not told before, by the id of their frame, in document order. Raises Trouble."""
    await double.look(script("pressing.js"))
    told = await double.look(_LIST)
    return {name: [row for row in rows if not acts(row["address"], row["text"])] for name, rows in told.items()}


async def press(double: Double, frame: Frame, row: dict[str, Any]) -> None:
    """Press one of them. Raises Trouble."""
    await double.ask(frame, _PRESS, number=row["number"])
