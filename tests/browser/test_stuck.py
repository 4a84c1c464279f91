"""Pages that get stuck, never end, crash or take the browser along: what was gathered stays, and the others go on."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest
from playwright.async_api import Error

from einclusion.browser.session import Entry
from einclusion.browser.window import Window
from einclusion.browser.windows import Windows
from einclusion.facts import Facts
from einclusion.gate.verdict import Code
from einclusion.model import Outcome
from einclusion.probes import axe, structure
from einclusion.scope import Access
from tests.browser.conftest import Audit
from tests.browser.driving import Driver, Told
from tests.browser.hostile import Hostile


def keys(told: Told) -> list[str]:
    """Keys of what happened and was dealt with."""
    return [note.key for note in told.notes]


def next_is_fine(told: Told) -> None:
    """The page that was visited last was tested in full."""
    assert told.pages[-1].title == "Plain"
    assert not told.pages[-1].problems
    assert "#bare" in told.failed("image-alt")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("path", ["/stuck", "/dialogs-forever"])
def test_an_endless_script_is_told_and_the_next_page_is_fine(audit: Audit, hostile: Hostile, path: str) -> None:
    told = audit(hostile.address + path, hostile.address + "/plain")
    assert told.untested == ["stuck"]
    assert told.verdict.code == Code.UNTESTED
    assert told.run.pages[0].problems[0].values["seconds"] == 2
    next_is_fine(told)


@pytest.mark.usefixtures("impatient")
def test_what_was_gathered_before_a_page_got_stuck_is_kept(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before(monkeypatch, axe, stick)
    told = audit(hostile.address + "/plain?1", hostile.address + "/plain?2")
    facts = told.page.facts
    assert (facts.structure is None, facts.text is None, facts.network is None, facts.axe is None) == (
        False,
        False,
        False,
        True,
    )
    assert [(problem.key, problem.probe) for problem in told.run.pages[0].problems] == [("stuck", "axe")]
    assert told.failed("field-has-label") == ["#open", "#open"]
    assert told.outcomes("image-alt")[0] == Outcome.UNTESTED
    next_is_fine(told)


@pytest.mark.usefixtures("impatient")
def test_a_page_that_gets_stuck_before_anything_was_gathered_is_untested(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before(monkeypatch, structure, stick)
    told = audit(hostile.address + "/plain?1", hostile.address + "/plain?2", rules=["image-alt"])
    assert told.untested == ["stuck"]
    assert told.pages[0].facts == Facts()
    next_is_fine(told)


@pytest.mark.usefixtures("impatient")
def test_what_a_crash_left_is_kept(audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    before(monkeypatch, axe, crash)
    told = audit(hostile.address + "/plain?1", hostile.address + "/plain?2")
    assert [(problem.key, problem.probe) for problem in told.run.pages[0].problems] == [("crashed", "axe")]
    assert told.page.facts.structure is not None
    next_is_fine(told)


@pytest.mark.usefixtures("impatient")
def test_a_page_that_gets_stuck_once_it_was_examined_does_the_next_no_harm(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather = axe.gather

    async def gather_and_stick(window: Window, rules: list[str]) -> dict[str, Any]:
        gathered = await gather(window, rules)
        await stick(window)
        return gathered

    monkeypatch.setattr(axe, "gather", gather_and_stick)
    told = audit(hostile.address + "/plain?1", hostile.address + "/plain?2", rules=["document-title"])
    assert told.untested == []
    assert told.outcomes("document-title") == [Outcome.PASSED] * 2


@pytest.mark.usefixtures("impatient")
def test_a_second_window_size_that_crashes_leaves_the_first_alone(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before(monkeypatch, structure, crash, turn=2)
    told = audit(hostile.address + "/plain?1", hostile.address + "/plain?2", viewports=["1280x800", "360x800"])
    assert [(page.repeats, page.viewport, [problem.key for problem in page.problems]) for page in told.pages] == [
        (0, "1280x800", []),
        (1, "360x800", ["crashed"]),
        (0, "1280x800", []),
        (3, "360x800", []),
    ]
    assert told.failed("image-alt") == ["#bare", "#bare"]
    assert told.verdict.code == Code.UNTESTED


def before(monkeypatch: pytest.MonkeyPatch, probe: Any, do: Callable[[Window], Awaitable[None]], turn: int = 1) -> None:
    """Let something happen to the window before that probe gathers for the first time, or at another turn."""
    gather, turns = probe.gather, iter(range(1, 1000))

    async def do_and_gather(window: Window, *more: Any) -> dict[str, Any]:
        if next(turns) == turn:
            await do(window)
        gathered: dict[str, Any] = await gather(window, *more)
        return gathered

    monkeypatch.setattr(probe, "gather", do_and_gather)


async def stick(window: Window) -> None:
    """Let the page's script run without end."""
    await window.page.evaluate("void setTimeout(() => { while (true); })")


async def crash(window: Window) -> None:
    """Crash the page's process; the call itself never ends."""
    with suppress(Error, TimeoutError):
        await asyncio.wait_for(window.cdp.send("Page.crash"), 0.3)


@pytest.mark.usefixtures("impatient")
def test_a_browser_that_is_killed_is_started_anew(audit: Audit, hostile: Hostile, driver: Driver) -> None:
    addresses = [f"{hostile.address}/plain?{number}" for number in range(6)]
    former = driver.browser_process()

    async def kill() -> None:
        await hostile.reached("/plain", 3)
        os.kill(former, signal.SIGKILL)

    told = audit(*addresses, during=kill, concurrency=2)
    assert told.untested == []
    assert sorted(page.address for page in told.run.pages) == addresses
    assert len(told.failed("image-alt")) == 6
    assert driver.browser_process() != former


@pytest.mark.usefixtures("impatient")
def test_downloads_are_refused_and_noted(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/downloading")
    assert told.untested == []
    assert [note.values for note in told.notes if note.key == "download-refused"] == [{"name": "a.html"}]
    assert told.failed("image-alt") == ["#bare"]


def test_windows_that_are_opened_at_once_share_one_context(driver: Driver) -> None:
    async def opened() -> int:
        windows = Windows(driver.session, Entry(access=Access(), viewport=(1280, 800)), [])
        taken = await asyncio.gather(*(windows.take() for _ in range(3)))
        await windows.close()
        return len({id(window.page.context) for window in taken})

    assert driver.do(opened()) == 1


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("path", "notes"),
    [
        ("/drip", ["still-loading", "still-changing"]),
        ("/frame-silent", ["still-loading"]),
        ("/restless", ["still-changing"]),
        ("/fetching", ["still-changing"]),
        ("/talking", []),
        ("/worker", []),
        ("/closing", []),
        ("/logging", []),
    ],
)
def test_a_page_that_never_comes_to_rest_is_taken_as_it_stands(
    audit: Audit, hostile: Hostile, path: str, notes: list[str]
) -> None:
    told = audit(hostile.address + path)
    assert told.untested == []
    assert told.verdict.code == Code.PASSED
    assert len(told.failed("image-alt")) == 1
    assert keys(told)[: len(notes)] == notes


@pytest.mark.usefixtures("impatient")
def test_a_script_that_gets_stuck_after_a_second_ends(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/stuck-later", hostile.address + "/plain", viewports=["1280x800", "360x800"])
    assert told.untested in ([], ["stuck"]), "as far as it came by then"
    assert len(told.run.pages) == 4
    next_is_fine(told)


def test_a_hundred_dialogs_are_dismissed_and_counted(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/dialogs")
    assert told.untested == []
    assert [(note.key, note.values.get("text", note.values.get("count"))) for note in told.notes] == [
        ("dialog", "Dialog 0"),
        ("dialog", "Dialog 1"),
        ("dialog", "Dialog 2"),
        ("more-alike", 99),
    ]


def test_pop_ups_are_closed_and_counted(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/popups")
    assert told.untested == []
    assert keys(told) == ["popup-closed"] * 3 + ["more-alike"]
    assert told.notes[-1].values == {"count": 7}


@pytest.mark.usefixtures("impatient")
def test_thousands_of_requests_are_counted_up_to_a_limit(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/requests")
    assert told.untested == []
    assert told.page.facts.network is not None
    assert len(told.page.facts.network.requests) == 3000
    [note] = [note for note in told.notes if note.key == "many-requests"]
    assert note.values["most"] == 3000


def test_a_page_of_thirty_thousand_elements_is_tested(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/many?n=30000", rules=["image-alt"])
    assert told.untested == []
    assert len(told.failed("image-alt")) == 1


def test_a_page_beyond_all_size_is_told_and_its_traffic_kept(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(structure, "_MOST_NODES", 5_000)
    told = audit(hostile.address + "/many?n=9000", hostile.address + "/plain")
    problems = told.run.pages[0].problems
    assert [(problem.key, problem.probe) for problem in problems] == [("too-large", "structure"), ("too-large", "axe")]
    assert told.page.facts.network is not None
    next_is_fine(told)


def test_a_page_of_twenty_megabytes_is_tested(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/large")
    assert told.untested == []
    assert len(told.failed("image-alt")) == 1
    assert told.failed("page-weight-within-budget")
    structure = told.page.facts.structure
    assert structure is not None
    longest = max(len(value) for node in structure.documents[0].nodes for value in node.attributes.values())
    assert longest == 20_000, "the picture in the attribute is not stored"
    assert (told.folder / told.page.folder / "page.json").stat().st_size < 3_000_000


def test_a_page_nested_beyond_measure_ends(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/deep", hostile.address + "/plain")
    assert set(told.untested) <= {"script", "crashed"}, "axe's own limit, or the browser's"
    next_is_fine(told)
