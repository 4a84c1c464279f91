"""What goes on by itself: on a clock that runs fast, in frames and shadow roots, within the time there is."""

from __future__ import annotations

import time
from typing import Any

import pytest

from einclusion.browser.window import Window
from einclusion.probes.acting import motion
from einclusion.probes.acting.media import fragment
from einclusion.probes.watching.clock import pass_time
from tests.browser.conftest import Audit
from tests.browser.driving import Driver, Told
from tests.browser.hostile import Hostile

TEXT = "changing-text-can-be-stopped"


def places(told: Told) -> list[tuple[str, list[str]]]:
    """Ids of what changes, with those of the controls that stop it."""
    facts, structure = told.page.facts.motion, told.page.facts.structure
    assert facts is not None
    assert structure is not None

    def identity(place: tuple[int, int]) -> str:
        return structure.documents[place[0]].nodes[place[1]].attributes["id"]

    return [(identity(one.node), [identity(place) for place in one.stoppers]) for one in facts.moving if one.node]


def test_minutes_of_the_page_pass_in_a_moment(driver: Driver, hostile: Hostile) -> None:
    async def see(window: Window) -> Any:
        await window.visit(hostile.address + "/plain")
        top = await window.top()
        await top.evaluate("void (window.began = Date.now(), window.ticks = 0, setInterval(() => ticks++, 1000))")
        before = time.monotonic()
        passed = await pass_time(window, 600, 8)
        return passed, time.monotonic() - before, await top.evaluate("[ticks, Date.now() - began]")

    passed, ours, (ticks, theirs) = driver.look(see)
    assert passed
    assert ours < 8
    assert 598 <= ticks <= 601
    assert 599_000 <= theirs <= 602_000


def test_what_changes_is_found_in_frames_and_shadow_roots_and_what_may_do_harm_is_not_pressed(
    audit: Audit, hostile: Hostile
) -> None:
    told = audit(hostile.address + "/moving-inside", rules=[TEXT], depth="full")
    assert sorted(places(told)) == [("deep", []), ("news", ["rest"])]
    assert told.failed(TEXT) == ["#host >>> p > #deep"]
    assert hostile.sent("/sent/form") == []


def test_a_page_that_never_rests_is_left_in_time_and_passes_nothing_by_silence(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "PATIENCE", 0.5)
    monkeypatch.setattr(motion, "SECONDS", 1.0)
    told = audit(hostile.address + "/busy", rules=[TEXT, "page-stays-while-nobody-acts"], depth="full")
    facts = told.page.facts.motion
    assert facts is not None
    assert facts.watched < 1200
    assert told.outcomes("page-stays-while-nobody-acts") == ["cantTell"]
    assert told.failed(TEXT) == []


@pytest.mark.parametrize(
    ("address", "begins", "ends"),
    [
        ("/a.mp3", 0, 0),
        ("/a.mp3#t=25", 25, 0),
        ("/a.mp3#t=1:05,2:00.5", 65, 120.5),
        ("/a.mp3#track=2&t=npt:,10", 0, 10),
        ("/a.mp3#t=soon", 0, 0),
    ],
)
def test_which_part_of_a_file_is_played(address: str, begins: float, ends: float) -> None:
    assert fragment(address) == {"begins": begins, "ends": ends}
