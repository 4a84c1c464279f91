"""A page is acted on in a double of it: what happens there stays there, and what it tells is found on the page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from types import ModuleType
from typing import Any

import pytest

from einclusion.browser import acting
from einclusion.browser.double import Double
from einclusion.browser.doubles import Doubles
from einclusion.browser.session import Entry
from einclusion.browser.trouble import Trouble
from einclusion.browser.window import Window
from einclusion.dom import Dom
from einclusion.pointers import located
from einclusion.probes import structure as structure_probe
from einclusion.probes.acting import keyboard
from einclusion.run import Page
from einclusion.scope import Access
from einclusion.snapshot import structure_of
from tests.browser.conftest import Audit
from tests.browser.driving import Driver
from tests.browser.hostile import Hostile

ENTRY = Entry(access=Access(), viewport=(1280, 800))
BUTTONS = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const buttons = all(document).filter((one) => one.localName === "button");
  return buttons.map((one) => ({ id: one.id, node: einclusion.at(one) }));
}"""


def doubled(driver: Driver, address: str, act: Callable[[Window, Double], Awaitable[Any]], **page: Any) -> Any:
    """What comes of acting on a double of the page at an address."""

    async def see(window: Window) -> Any:
        arrival = await window.visit(address)
        shown = Page(number=1, address=address, final_address=arrival.address, viewport="1280x800", **page)
        double = (await Doubles(driver.session, ENTRY, []).of(window, shown))[0]
        try:
            return await act(window, double)
        finally:
            await double.close()

    return driver.look(see)


def test_pointers_lead_through_frames_and_shadow_roots(driver: Driver, hostile: Hostile) -> None:
    async def act(window: Window, double: Double) -> Any:
        raw = await structure_probe.gather(window)
        return raw, [one for frame in (await double.look(BUTTONS)).values() for one in frame]

    raw, told = doubled(driver, hostile.address + "/double", act)
    dom = Dom(structure_of(raw))
    found = {one["id"]: located(one["node"], dom) for one in told}
    assert {name: dom.trees[place[0]].nodes[place[1]].attributes["id"] for name, place in found.items()} == {
        "deep": "deep",
        "send": "send",
        "in": "in",
    }


def test_a_pointer_to_what_is_gone_leads_nowhere(driver: Driver, hostile: Hostile) -> None:
    async def act(window: Window, double: Double) -> Any:
        await (await window.top()).evaluate("document.querySelector('h1').remove()")
        return await structure_probe.gather(window), next(iter((await double.look(BUTTONS)).values()))

    raw, told = doubled(driver, hostile.address + "/double", act)
    dom = Dom(structure_of(raw))
    assert [located(one["node"], dom) for one in told if one["id"] == "send"] == [None]


def test_what_is_done_on_a_double_stays_there(driver: Driver, hostile: Hostile) -> None:
    async def act(window: Window, double: Double) -> Any:
        other = await double.window()
        await other.page.click("#send")
        held = list(double.held)
        mine = await (await window.top()).evaluate("document.cookie + '|' + (localStorage.acted || '')")
        return held, mine

    held, mine = doubled(driver, hostile.address + "/double", act)
    assert hostile.sent("/sent/double") == []
    assert [one.split()[0] for one in held] == ["POST"]
    assert mine == "seen=1|"


KEEPS = """addEventListener("pagehide", () => {
  sessionStorage.typed = "kept";
  navigator.sendBeacon("/sent/double", "kept");
});
sessionStorage.typed = name = "kept";
history.pushState(null, "", "");"""
FINDS = "[sessionStorage.length, name, history.length]"


@pytest.mark.parametrize("stuck", [False, True])
def test_a_spoilt_page_is_opened_again_as_in_a_new_window(driver: Driver, hostile: Hostile, stuck: bool) -> None:
    async def act(window: Window, double: Double) -> Any:
        first = await double.window()
        found = await first.page.evaluate(FINDS)
        await first.page.evaluate(KEEPS)
        await double.spoil(stuck=stuck)
        again = await double.window()
        return found, await again.page.evaluate(FINDS), again is first

    found, after, same = doubled(driver, hostile.address + "/double", act)
    assert after == found
    assert stuck or hostile.sent("/sent/double") == []
    assert same is not stuck, "a window of its own costs half of what opening a page does"


SKIPPING = """addEventListener("DOMContentLoaded", () => document.body?.insertAdjacentHTML("afterbegin",
  "<a href='#fields'>Skip</a><a href='/'>Home</a><main id=fields>Fields <input id=first></main>"))"""


def test_the_walk_with_the_tab_key_leaves_no_mark_of_focus_in_later_pictures(driver: Driver, hostile: Hostile) -> None:
    async def act(window: Window, double: Double) -> Any:
        page = (await double.window()).page
        await page.add_init_script(SKIPPING)
        await double.spoil()
        told = await keyboard.gather(double)
        return [one["led"] for one in told["skips"]], await page.evaluate("document.activeElement.localName")

    assert doubled(driver, hostile.address + "/double", act) == ([True], "body")


def test_a_window_beside_is_taken_again_unless_it_was_changed(driver: Driver, hostile: Hostile) -> None:
    async def act(window: Window, double: Double) -> Any:
        first = await double.beside()
        await first.visit(hostile.address + "/double")
        await double.shut(first)
        second, other = await double.beside(), await double.beside(fresh=True)
        address = second.address
        await double.shut(second, worn=True)
        await double.shut(other)
        return second is first, address, other is first, await double.beside() is other

    assert doubled(driver, hostile.address + "/double", act) == (True, "about:blank", False, True)


def test_a_double_begins_with_the_cookies_of_the_page(driver: Driver, hostile: Hostile) -> None:
    async def act(window: Window, double: Double) -> Any:
        return await (await (await double.window()).top()).evaluate("document.cookie")

    assert doubled(driver, hostile.address + "/double", act) == "seen=2"


def test_what_a_skip_link_opened_is_gone_for_the_next_probe(driver: Driver, hostile: Hostile) -> None:
    async def act(window: Window, double: Double) -> Any:
        followed = await keyboard.gather(double)
        top = await (await double.window()).top()
        return len(followed["skips"]), await top.evaluate("document.querySelectorAll('#cover').length")

    assert doubled(driver, hostile.address + "/covering", act) == (1, 0)


def test_a_state_that_can_not_be_reached_again_is_not_acted_on(driver: Driver, hostile: Hostile) -> None:
    async def act(window: Window, double: Double) -> Any:
        return await double.window()

    async def see(window: Window) -> Any:
        arrival = await window.visit(hostile.address + "/double")
        await (await window.top()).evaluate("document.title = 'Step 2'")
        page = Page(number=1, address=arrival.address, viewport="1280x800", journey="apply", step=2)
        (double,) = await Doubles(driver.session, ENTRY, []).of(window, page)
        try:
            return await act(window, double)
        finally:
            await double.close()

    with pytest.raises(Trouble, match="not-again"):
        driver.look(see)


def slow() -> ModuleType:
    """A probe that never ends."""

    async def gather(double: Double) -> dict[str, Any]:
        await double.window()
        await asyncio.Event().wait()
        return {}

    module = ModuleType("einclusion.probes.acting.slow")
    module.gather = gather  # type: ignore[attr-defined]
    return module


def test_a_probe_that_takes_too_long_leaves_a_problem_and_the_others_their_turn(
    driver: Driver, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    resize = acting.probes(frozenset({"resize"}))
    assert [probe.__name__ for probe in resize] == ["einclusion.probes.acting.resize"]
    monkeypatch.setattr(acting, "PROBE_SECONDS", 4.0)
    monkeypatch.setattr(acting, "probes", lambda needs: [slow(), *resize])

    async def see(window: Window) -> Any:
        arrival = await window.visit(hostile.address + "/double")
        page = Page(number=1, address=arrival.address, viewport="1280x800")
        return await acting.act(Doubles(driver.session, ENTRY, []), window, page, frozenset())

    raw, problems = driver.look(see)
    assert [(problem.key, problem.probe) for problem in problems] == [("out-of-time", "slow")]
    assert raw["resize"]["narrow"] > 900


def test_full_depth_acts_and_quick_says_what_it_left_out(audit: Audit, hostile: Hostile) -> None:
    full = audit(hostile.address + "/double", rules=["page-reflows"], depth="full", part="full")
    assert full.failed("page-reflows") == ["#wide"]
    quick = audit(hostile.address + "/double", rules=["page-reflows", "document-title"], part="quick")
    (finding,) = (one for one in quick.findings if one.rule == "page-reflows")
    assert finding.problem is not None
    assert (finding.outcome, finding.problem.key) == ("untested", "needs-full-depth")
    assert quick.page.facts.resize is None
    assert quick.verdict.code == 0, "what the chosen depth leaves out was not asked for"


def together(name: str, all_here: asyncio.Barrier) -> ModuleType:
    """A probe that waits for others that are at work at the same time, and tells where its page is."""

    async def gather(double: Double) -> dict[str, Any]:
        window = await double.window()
        await all_here.wait()
        return {"cookie": await (await window.top()).evaluate("document.cookie"), "window": id(window)}

    module = ModuleType(f"einclusion.probes.acting.{name}")
    module.gather = gather  # type: ignore[attr-defined]
    return module


def test_two_probes_act_at_once_each_on_a_double_of_its_own(
    driver: Driver, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def see(window: Window) -> Any:
        pair = asyncio.Barrier(2)
        monkeypatch.setattr(acting, "probes", lambda needs: [together(name, pair) for name in ("one", "two")])
        arrival = await window.visit(hostile.address + "/double")
        page = Page(number=1, address=arrival.address, viewport="1280x800")
        doubles = Doubles(driver.session, ENTRY, [], most=2)
        return await acting.act(doubles, window, page, frozenset()), doubles.busy

    (raw, problems), busy = driver.look(see)
    assert problems == []
    assert [raw[name]["cookie"] for name in ("one", "two")] == ["seen=2", "seen=2"]
    assert raw["one"]["window"] != raw["two"]["window"]
    assert busy == 0


def test_a_page_has_one_double_where_others_are_acted_on(driver: Driver) -> None:
    doubles = Doubles(driver.session, ENTRY, [], most=2)
    with doubles.room(9) as first, doubles.room(9) as second:
        assert (first, second) == (2, 1)
    with doubles.room(1) as only:
        assert only == 1
