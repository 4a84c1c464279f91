"""What auditing is compared with: a bare load of each page, or a load and one lean run of axe.

Lean means: the headless shell, one context and one window for all pages, axe's source evaluated in the page, only
violations and incomplete results built, and of those only what a finding needs returned.

Use: python baseline.py bare|axe SETTINGS, a JSON file with `addresses`, `rules` and `browser`.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.async_api import async_playwright

_RUN = """async rules => {
  const found = await axe.run(document, {
    runOnly: {type: "rule", values: rules}, resultTypes: ["violations", "incomplete"], elementRef: false
  });
  const told = results => results.map(({id, nodes}) => ({
    id, nodes: nodes.map(({target, html, impact}) => ({target, html: html.slice(0, 400), impact}))
  }));
  return {violations: told(found.violations), incomplete: told(found.incomplete)};
}"""


async def load(settings: dict[str, Any], *, with_axe: bool) -> int:
    """Open each address and wait for its load event; the number of elements that axe found at fault."""
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8") if with_axe else ""
    faults = 0
    async with async_playwright() as playwright:
        sandbox = sys.platform != "linux" or os.geteuid() != 0
        browser = await playwright.chromium.launch(executable_path=settings["browser"], chromium_sandbox=sandbox)
        context = await browser.new_context(viewport={"width": 1280, "height": 800})
        page = await context.new_page()
        for address in settings["addresses"]:
            await page.goto(address, wait_until="load")
            if with_axe:
                await page.evaluate(source)
                found = await page.evaluate(_RUN, settings["rules"])
                faults += sum(len(result["nodes"]) for result in found["violations"])
        await browser.close()
    return faults


if __name__ == "__main__":
    print(asyncio.run(load(json.loads(Path(sys.argv[2]).read_text()), with_axe=sys.argv[1] == "axe")))
