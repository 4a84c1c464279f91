"""Pictures of a double's page, with its letters and without them."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from einclusion.browser.double import Double

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
    window = await double.window()
    left, top, width, height = clip or (0, 0, *size)
    answer = await window.send(
        "Page.captureScreenshot",
        format="png",
        optimizeForSpeed=True,
        captureBeyondViewport=clip is None,
        clip={"x": left, "y": top, "width": width, "height": height, "scale": 1},
    )
    return Image.open(io.BytesIO(base64.b64decode(answer["data"]))).convert("RGB")


async def without_letters(double: Double, size: tuple[int, int], *, shadows: bool = False) -> Image.Image:
    """The same without any letter that is text of the page; the page is left as it was. Raises Trouble.

    `shadows`: whether what letters throw on what lies behind them is still to be seen.
    """
    await double.look(_WITHOUT, on=True, shadows=shadows)
    try:
        return await picture(double, size)
    finally:
        await double.look(_WITHOUT, on=False, shadows=shadows)
