"""Pictures of a double's page, with its letters and without them."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from einclusion.browser.double import Double

_AROUND, _GAP = 10, 400
"""CSS pixels around each part that are pictured too, and between two parts below which one picture costs less."""
_WITHOUT = """({ on, shadows }) => {
  if (on) {
    const sheet = (window.einclusionBare ??= new CSSStyleSheet());
    sheet.replaceSync("*, *::before, *::after { -webkit-text-fill-color: transparent !important; "
      + "caret-color: transparent !important; text-decoration-color: transparent !important; "
      + `${shadows ? "" : "text-shadow: none !important; "}transition: none !important } `
      + "svg text { fill: transparent !important; stroke: transparent !important }");
  }
  const roots = [document];
  for (const root of roots) {
    const others = root.adoptedStyleSheets.filter((one) => one !== window.einclusionBare);
    root.adoptedStyleSheets = on ? [...others, window.einclusionBare] : others;
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
  }
}"""


async def around(
    double: Double, size: tuple[int, int], rects: Iterable[Sequence[float]], *, scale: float = 1.0
) -> Image.Image:
    """The page from its top left corner, black but for what stands in and around the rectangles. Raises Trouble.

    `scale`: how large it is drawn.
    """
    bands = list(_bands(rects, size))
    if bands == [(0, size[1])]:
        return await picture(double, (0, 0, *size), scale)
    page = Image.new("RGB", (round(size[0] * scale), round(size[1] * scale)))
    for top, bottom in bands:
        part = await picture(double, (0, top, size[0], bottom - top), scale)
        page.paste(part, (0, round(top * scale)))
    return page


def _bands(rects: Iterable[Sequence[float]], size: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Tops and bottoms of the parts of the page that hold them all, from above."""
    begun: tuple[int, int] | None = None
    for top, bottom in sorted((int(rect[1]) - _AROUND, round(rect[1] + rect[3]) + _AROUND) for rect in rects):
        top, bottom = max(0, top), min(size[1], bottom)
        if bottom <= top:
            continue
        if begun and top - begun[1] < _GAP:
            begun = begun[0], max(begun[1], bottom)
            continue
        if begun:
            yield begun
        begun = top, bottom
    if begun:
        yield begun


async def picture(double: Double, clip: tuple[float, float, float, float], scale: float = 1.0) -> Image.Image:
    """A part of the page; what the window shows of it costs half of what lies beyond. Raises Trouble."""
    window = await double.window()
    across, down = await (await window.top()).evaluate("[scrollX, scrollY]")
    left, top, width, height = clip
    right, bottom = across + double.size[0], down + double.size[1]
    shown = across <= left and down <= top and left + width <= right and top + height <= bottom
    answer = await window.send(
        "Page.captureScreenshot",
        format="png",
        optimizeForSpeed=True,
        captureBeyondViewport=not shown,
        clip={"x": left, "y": top, "width": width, "height": height, "scale": scale},
    )
    return Image.open(io.BytesIO(base64.b64decode(answer["data"]))).convert("RGB")


async def without_letters(
    double: Double, size: tuple[int, int], rects: Iterable[Sequence[float]], *, shadows: bool = False
) -> Image.Image:
    """The same as `around`, without any letter that is text of the page; the page is left as it was. Raises Trouble.

    `shadows`: whether what letters throw on what lies behind them is still to be seen.
    """
    await double.look(_WITHOUT, on=True, shadows=shadows)
    try:
        return await around(double, size, rects)
    finally:
        await double.look(_WITHOUT, on=False, shadows=shadows)
