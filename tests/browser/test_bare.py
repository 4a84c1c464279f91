"""Protocol answers come without Playwright's walk over them, and where it is made otherwise, with it."""

from __future__ import annotations

from typing import Any

from einclusion.browser.bare import Bare
from einclusion.browser.window import Window
from tests.live import Live


async def _asked(window: Window) -> tuple[bool, Any, Any]:
    public = await window.cdp.send("DOMSnapshot.captureSnapshot", {"computedStyles": []})
    ours = await window.send("DOMSnapshot.captureSnapshot", computedStyles=[])
    return isinstance(Bare.of(window.cdp), Bare), public, ours


def test_the_playwright_at_hand_is_known_and_answers_the_same(live: Live) -> None:
    known, public, ours = live.look({"index.html": "<!doctype html><p>Hello<p>there"}, _asked)
    assert known
    assert ours == public
    assert "Hello" in ours["strings"]


class _Behind:
    async def send(self, method: str, params: Any, otherwise: int) -> dict[str, Any]:
        return {}


class _Other:
    """A session as a later Playwright might have it."""

    _impl_obj = _Behind()

    async def send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        return {"public": method}


def test_a_session_that_is_made_otherwise_is_called_as_it_is() -> None:
    session = _Other()
    assert Bare.of(session) is session
