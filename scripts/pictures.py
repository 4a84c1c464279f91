"""Pictures of the report for the documents: `python scripts/pictures.py [RUN]`, after `make demo`.

Writes the beginning of the report of a run (else `demo-run`) in each language to `docs/images/report-<language>.png`.
"""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from einclusion.browser.session import Session
from einclusion.model import LANGUAGES

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
WIDTH, HEIGHT = 1280, 1330
COLOURS = 96


async def main(run: str) -> None:
    """Write the reports to a folder that is thrown away, and look at each."""
    with tempfile.TemporaryDirectory() as place:
        async with Session() as session:
            context = await (await session.browser()).new_context(viewport={"width": WIDTH, "height": HEIGHT})
            page = await context.new_page()
            for language in LANGUAGES:
                path = Path(place) / f"{language}.html"
                command = [sys.executable, "-m", "einclusion", "report", run, "--lang", language]
                subprocess.run([*command, "--fail-on", "never", "--format", f"html={path}"], check=True)
                await page.goto(path.as_uri())
                picture = Image.open(io.BytesIO(await page.screenshot())).convert("RGB")
                small = picture.quantize(COLOURS, dither=Image.Dither.NONE)
                small.save(IMAGES / f"report-{language}.png", optimize=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "demo-run"))
