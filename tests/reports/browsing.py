"""A browser for tests that look at a report."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from playwright.async_api import Browser, async_playwright

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN_AXE = "axe.run(document, {resultTypes: ['violations'], rules: {'color-contrast-enhanced': {enabled: true}}})"
Seen = TypeVar("Seen")
DEBIAN = Path("/usr/bin/chromium-headless-shell")


def executable() -> str | None:
    """The browser to start: the one named in the environment, else Debian's; none for Playwright's own."""
    return os.environ.get("EINCLUSION_BROWSER") or (str(DEBIAN) if DEBIAN.exists() else None)


def browse(look: Callable[[Browser], Awaitable[Seen]]) -> Seen:
    """What `look` sees with a browser of its own."""

    async def start() -> Seen:
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=executable(), args=["--no-sandbox"] if root else []
            )
            try:
                return await look(browser)
            finally:
                await browser.close()

    return asyncio.run(start())
