"""Printing a page of ours: HTML in, tagged PDF out. The browser asks nothing of any server, and runs no script."""

from __future__ import annotations

import asyncio

from playwright.async_api import Route

from einclusion.browser.session import Session
from einclusion.browser.trouble import timed

_ADDRESS = "http://report.invalid/"
_SECONDS = 600.0


def printed(html: str, chosen: str | None = None) -> bytes:
    """The page as PDF: tagged, with bookmarks, its language and title, on the paper that its style names.

    Raises NoBrowser, and Trouble where the browser can't print it.
    """
    return asyncio.run(_printed(html, chosen))


async def _printed(html: str, chosen: str | None) -> bytes:
    async def answer(route: Route) -> None:
        if route.request.url == _ADDRESS:
            await route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            await route.abort()

    async with Session(chosen) as session:
        context = await (await session.browser()).new_context(java_script_enabled=False)
        await context.route("**/*", answer)
        page = await context.new_page()
        await timed(page.goto(_ADDRESS, timeout=_SECONDS * 1000), _SECONDS, "open")
        work = page.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
        return await timed(work, _SECONDS, "print")
