"""How the browser is set up: colours, motion and scripts, as the page meets them and as probes see it."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.browser.probing import probe
from einclusion.browser.window import Window
from einclusion.plan import Emulation
from tests.live import Live

PAGE = """<!doctype html><html lang="en"><head><title>written</title><script>document.title = "at once"</script>
<script defer src="later.js"></script></head><body><main><h1>Permit</h1>
<img src="a.png" onerror="document.title = 'error'">
<noscript><p id="without">Call us.</p></noscript><details ontoggle="document.title = 'toggled'"><summary>More</summary>
Text</details><iframe srcdoc="<p>inside</p><script>parent.document.title = 'frame'</script>"></iframe></main>
<script>setTimeout(() => { document.title = "later" }, 1)</script></body></html>"""
LATER = "document.title = 'deferred'"
MEDIA = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-reduced-motion: reduce)"]


def _seen(live: Live, emulation: Emulation, see: Any) -> Any:
    return live.look({"index.html": PAGE, "later.js": LATER}, see, emulation)


@pytest.mark.parametrize(
    ("emulation", "met"),
    [
        (Emulation(), [False, False, False]),
        (Emulation(color_scheme="dark"), [True, False, False]),
        (Emulation(forced_colors=True, reduced_motion=True, scripts=False), [False, True, True]),
    ],
)
def test_a_page_meets_what_the_person_has_set_up(live: Live, emulation: Emulation, met: list[bool]) -> None:
    async def see(window: Window) -> list[bool]:
        return [await (await window.top()).evaluate(f"matchMedia('{query}').matches") for query in MEDIA]

    assert _seen(live, emulation, see) == met


def test_without_scripts_a_page_does_nothing_and_is_probed_all_the_same(live: Live) -> None:
    async def see(window: Window) -> tuple[str, bool, list[str], Any]:
        raw, problems = await probe(window, frozenset({"structure", "axe"}), ["image-alt"], repeated=False)
        await window.page.click("summary")
        waited = await (await window.top()).evaluate("new Promise(done => setTimeout(() => done('waited'), 20))")
        told = await (await window.top()).evaluate("document.querySelector('#without').textContent")
        found = [row["rule"] for row in raw["axe"]["results"] if row["outcome"] == "failed"]
        return await window.page.title(), await window.answers(), [waited, told, *found], problems

    assert _seen(live, Emulation(scripts=False), see) == ("written", True, ["waited", "Call us.", "image-alt"], [])


def test_with_scripts_the_same_page_does_much(live: Live) -> None:
    async def see(window: Window) -> tuple[bool, bool]:
        told = await (await window.top()).evaluate("document.querySelector('#without') !== null")
        return await window.page.title() == "written", told

    assert _seen(live, Emulation(), see) == (False, False)
