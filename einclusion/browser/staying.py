"""Opening an address and staying on its document, where the document would refresh itself away to nowhere."""

from __future__ import annotations

from playwright.async_api import Error, Route

from einclusion.browser.trouble import Trouble
from einclusion.browser.window import Arrival, Window

_ALL = "**/*"
_LED_AWAY = "refresh"
_NOWHERE = "led-nowhere"


async def open_address(window: Window, address: str) -> Arrival:
    """Open an address. Raises Trouble for what never becomes a page.

    A page that refreshes itself to another is that other page, as for everybody who comes. Where that one can't be
    reached, the first document is looked at, and a note says where it would have led.
    """
    try:
        return await window.visit(address)
    except Trouble as trouble:
        led_away = any(note.key == _LED_AWAY for note in window.notes)
        if trouble.problem.key != _NOWHERE or not led_away:
            raise
        arrival = await _staying(window, address)
        window.note(_NOWHERE, **trouble.problem.values)
        return arrival


async def _staying(window: Window, address: str) -> Arrival:
    opened = False

    async def decide(route: Route) -> None:
        nonlocal opened
        request = route.request
        try:
            leaving = request.is_navigation_request() and request.frame == window.page.main_frame
            if leaving and opened:
                await route.fulfill(status=204)  # the document stays
                return
            opened = opened or leaving
            await route.continue_()
        except Error:
            return  # the page withdrew the request

    await window.run(window.page.route(_ALL, decide), "open")
    try:
        return await window.visit(address)
    finally:
        await window.run(window.page.unroute(_ALL, decide), "open")
