"""Flashes of animations of styles, counted in pictures of the window at moments of the animation's own time."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image

from einclusion.frames import LEVELS, most_flashes
from einclusion.probes.watching.trials import Page

_PICTURES = 30
"""Pictures of one second."""
_COLUMNS, _ROWS = 32, 20


async def count_flashes(page: Page) -> dict[str, Any]:
    """What flashes in the page's own window, and how often; no picture is taken where nothing can. Raises Trouble."""
    top = await page.window.top()
    quick = await top.evaluate("einclusionMotion.quick()")
    if not quick:
        return {}
    cells = []
    size = (1, 1)
    for number in range(_PICTURES + 1):
        await top.evaluate(f"einclusionMotion.seek({1000 * number / _PICTURES})")
        answer = await page.window.send("Page.captureScreenshot", format="png", optimizeForSpeed=True)
        picture = Image.open(io.BytesIO(base64.b64decode(answer["data"]))).convert("L")
        size = picture.size
        cells.append([LEVELS[value] for value in picture.resize((_COLUMNS, _ROWS), Image.Resampling.BOX).tobytes()])
    await top.evaluate("einclusionMotion.seek(null)")
    area = size[0] * size[1] / (_COLUMNS * _ROWS)
    return {"quick": quick, "flashes": most_flashes(cells, [1 / _PICTURES] * len(cells), area)}
