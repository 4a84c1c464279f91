"""Pages that are hard to read or that lie: facts and findings are right all the same."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from rich.console import Console

from einclusion import output, telling
from einclusion.browser.window import Window
from einclusion.facts import NodeFacts
from einclusion.gate.verdict import Gate
from einclusion.model import Outcome
from einclusion.probes import axe
from einclusion.store import RunFolder
from tests.browser.conftest import Audit
from tests.browser.driving import Driver, Told
from tests.browser.hostile import Hostile
from tests.live import Live


def nodes(told: Told) -> list[NodeFacts]:
    """All nodes of all documents of the first page."""
    structure = told.page.facts.structure
    assert structure is not None
    return [node for document in structure.documents for node in document.nodes]


FRAMED = [
    "html > body > iframe:nth-of-type(1) >>> #within",
    "html > body > iframe:nth-of-type(1) >>> html > body > iframe >>> #bare",
    "#far >>> #within",
    "#far >>> html > body > iframe >>> #bare",
]


def test_frames_in_frames_and_of_other_sites_are_tested(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/frames")
    assert told.untested == []
    assert told.failed("image-alt") == FRAMED
    assert [selector.endswith("#open") for selector in told.failed("field-has-label")] == [True, True]


def test_shadow_roots_are_in_the_facts_closed_ones_too(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/shadows")
    assert told.untested == []
    assert {"in-open", "in-closed"} <= {node.attributes.get("id") for node in nodes(told)}
    assert told.failed("image-alt") == ["#open >>> #in-open"]


def test_what_a_page_made_of_its_built_ins_changes_nothing(audit: Audit, hostile: Hostile) -> None:
    rules = ["image-alt", "document-title", "html-has-lang", "color-contrast", "field-has-label"]
    lying = audit(hostile.address + "/overwritten", rules=rules)
    assert lying.untested == []
    assert lying.failed("image-alt") == ["#bare"]
    assert lying.page.facts.text is not None
    assert "A page with faults" in [block.text for block in lying.page.facts.text.blocks]


class TestNoise:
    """A page full of markup, terminal codes, overrides of direction, NUL and halves of characters."""

    @pytest.fixture
    def told(self, audit: Audit, hostile: Hostile) -> Told:
        """An audit of it."""
        return audit(hostile.address + "/noise", depth="full")

    def test_it_is_tested(self, told: Told) -> None:
        assert told.untested == []
        assert len(told.failed("image-alt")) == 1
        assert len(told.page.title) <= 300
        assert [note.key for note in told.notes] == ["dialog"]

    def test_halves_of_characters_are_replaced(self, told: Told) -> None:
        text = (told.folder / told.page.folder / "page.json").read_text("utf-8")
        assert "\ufffd" in text

    def test_pictures_are_taken(self, told: Told) -> None:
        assert all(path.stat().st_size > 100 for path in told.folder.glob("pages/*/*.webp"))
        assert list(told.folder.glob("pages/*/*.webp"))

    def test_no_report_lets_it_out(self, told: Told, driver: Driver, capsys: pytest.CaptureFixture[str]) -> None:
        screen = io.StringIO()
        console = Console(file=screen, force_terminal=False, width=200)
        formats = output.formats(["html", "json", "earl"])
        telling.tell(RunFolder(told.folder), told.run, driver.book, formats, Gate.ANY, "en", console)
        for character in ("\x1b", "\x07", "\x00", "\u202e"):
            assert character not in screen.getvalue()
        page = (told.folder / "report.html").read_text("utf-8")
        assert "<script>alert" not in page
        assert "\x1b" not in page
        assert capsys.readouterr().out == ""


@pytest.fixture(scope="module")
def isolated(driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    """A browser that gives each site a process of its own."""
    if sys.platform == "win32":
        pytest.skip("needs a shell script")
    program = psutil.Process(driver.browser_process()).exe()
    script = tmp_path_factory.mktemp("browser") / "isolated"
    script.write_text(f'#!/bin/sh\nexec "{program}" --site-per-process "$@"\n', "utf-8")
    script.chmod(0o755)
    os.environ["EINCLUSION_BROWSER"], former = str(script), os.environ.get("EINCLUSION_BROWSER")
    own = Live()
    if former is None:
        del os.environ["EINCLUSION_BROWSER"]
    else:
        os.environ["EINCLUSION_BROWSER"] = former
    yield Driver(own)
    own.close()


def test_frames_in_processes_of_their_own_are_tested(isolated: Driver, hostile: Hostile, tmp_path: Path) -> None:
    told = isolated.audit(tmp_path, hostile.address + "/frames")
    assert told.untested == []
    assert sorted(told.failed("image-alt")) == sorted(FRAMED)


@pytest.mark.usefixtures("impatient")
def test_a_frame_that_is_stuck_is_told_and_the_page_is_tested(
    isolated: Driver, hostile: Hostile, tmp_path: Path
) -> None:
    told = isolated.audit(tmp_path, hostile.address + "/frame-stuck")
    assert told.failed("image-alt") == ["#bare"]
    [problem] = told.run.pages[0].problems
    assert problem.key == "frame-unreachable"
    assert problem.values == {"address": hostile.elsewhere + "/stuck"}


def test_what_a_frame_of_another_site_would_send_is_held_back(
    isolated: Driver, hostile: Hostile, tmp_path: Path
) -> None:
    steps = [{"goto": "/sender"}, {"click": {"css": "#frame"}}, {"click": {"css": "#window"}}]
    service = {"start": [hostile.address + "/plain"], "journeys": [{"name": "send", "steps": steps}]}
    isolated.audit(tmp_path, service=service, rules=["image-alt"])
    assert hostile.sent("/sent/posting") == []
    assert hostile.sent("/sent/window") == []


def test_axe_tests_another_size_of_the_window_only_where_the_page_means_something_else(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather, tested = axe.gather, []

    async def noting(window: Window, rules: list[str]) -> dict[str, Any]:
        tested.append((window.address.rpartition("/")[2], window.size[0]))
        return await gather(window, rules)

    monkeypatch.setattr(axe, "gather", noting)
    addresses = [hostile.address + "/plain", hostile.address + "/narrow"]
    told = audit(*addresses, rules=["landmark-no-duplicate-main"], viewports=["1280x800", "360x800"])
    assert tested == [("plain", 1280), ("narrow", 1280), ("narrow", 360)]
    assert told.outcomes("landmark-no-duplicate-main").count(Outcome.FAILED) == 1
