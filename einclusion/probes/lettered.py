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


async def picture(
    double: Double, size: tuple[int, int], clip: tuple[float, float, float, float] | None = None
) -> Image.Image:
    """The page from its top left corner, or a part of what the window shows. Raises Trouble."""
    left, top, width, height = clip or (0, 0, *size)
    return await _taken(double, (left, top, width, height), beyond=clip is None)


async def around(double: Double, size: tuple[int, int], rects: Iterable[Sequence[float]]) -> Image.Image:
    """The page from its top left corner, black but for what stands in and around the rectangles. Raises Trouble."""
    bands = list(_bands(rects, size))
    if bands == [(0, size[1])]:
        return await picture(double, size)
    page = Image.new("RGB", size)
    for top, bottom in bands:
        page.paste(await _taken(double, (0, top, size[0], bottom - top), beyond=True), (0, top))
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


async def _taken(double: Double, clip: tuple[float, float, float, float], *, beyond: bool) -> Image.Image:
    window = await double.window()
    answer = await window.send(
        "Page.captureScreenshot",
        format="png",
        optimizeForSpeed=True,
        captureBeyondViewport=beyond,
        clip={**dict(zip(("x", "y", "width", "height"), clip, strict=True)), "scale": 1},
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
