"""Pages that lead elsewhere by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.browser.window import Window
from einclusion.gate.verdict import Code
from einclusion.probes import structure
from einclusion.run import Page
from tests.browser.conftest import Audit
from tests.browser.hostile import Hostile


def led_to_plain(page: Page, hostile: Hostile) -> None:
    """It ended at the page with faults."""
    assert (page.title, page.final_address, page.status) == ("Plain", hostile.address + "/plain", 200)


def test_redirects_are_followed_and_kept(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/chain")
    led_to_plain(told.page, hostile)
    assert told.page.redirects == [hostile.address + "/chain2", hostile.address + "/chain3"]
    assert told.failed("image-alt") == ["#bare"]


@pytest.mark.parametrize("path", ["/refresh-0", "/header-refresh"])
def test_a_refresh_at_once_is_followed_and_noted(audit: Audit, hostile: Hostile, path: str) -> None:
    told = audit(hostile.address + path)
    led_to_plain(told.page, hostile)
    assert told.untested == []
    assert [note.values["seconds"] for note in told.notes if note.key == "refresh"] == [0]


def test_a_refresh_after_a_while_is_noted_on_the_page_that_has_it(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/refresh-5")
    assert told.page.title == "Moving on"
    assert told.untested == []
    [note] = told.notes
    assert (note.key, note.values) == ("refresh", {"seconds": 5, "address": hostile.address + "/plain"})


def test_a_refresh_in_a_frame_is_not_the_pages(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/refresh-frame")
    assert told.page.title == "Frame"
    assert told.notes == []


def test_a_script_that_goes_elsewhere_is_followed(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/away")
    led_to_plain(told.page, hostile)
    assert told.untested == []
    assert told.failed("image-alt") == ["#bare"]


def test_what_is_gathered_of_two_documents_is_gathered_anew(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    moving(monkeypatch, times=1, to=hostile.address + "/plain")
    told = audit(hostile.address + "/spa")
    led_to_plain(told.page, hostile)
    assert told.untested == []
    assert told.page.redirects == []
    assert told.page.facts.structure is not None
    assert told.page.facts.structure.documents[0].address == hostile.address + "/plain"
    assert told.failed("image-alt") == ["#bare"]


def test_a_page_that_moves_on_to_an_error_is_untested(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    moving(monkeypatch, times=1, to=hostile.address + "/error")
    told = audit(hostile.address + "/spa")
    assert told.untested == ["status"]
    assert told.page.status == 500


def moving(monkeypatch: pytest.MonkeyPatch, times: int, to: str) -> None:
    """Let the page go elsewhere between two probes, that many times."""
    gather, left = structure.gather, [to] * times

    async def gather_and_go(window: Window) -> dict[str, Any]:
        gathered = await gather(window)
        if left:
            await window.page.goto(left.pop())
        return gathered

    monkeypatch.setattr(structure, "gather", gather_and_go)


def test_a_script_that_goes_nowhere_is_told(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/away-to-nothing")
    assert told.untested == ["led-nowhere"]
    assert told.run.pages[0].problems[0].values == {"address": hostile.closed, "code": "ERR_CONNECTION_REFUSED"}
    assert told.verdict.code == Code.UNTESTED


def test_a_refresh_that_leads_nowhere_leaves_the_page_that_has_it(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/refresh-to-nothing")
    assert told.page.title == "Moved away"
    assert told.failed("image-alt") == ["#bare"]
    assert told.untested == []
    assert [note.key for note in told.notes if note.key != "refresh"] == ["led-nowhere"]


def test_a_page_that_never_stays_is_untested_and_says_why(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    moving(monkeypatch, times=3, to=hostile.address + "/spa")
    told = audit(hostile.address + "/spa", hostile.address + "/plain")
    assert told.untested == ["restless"]
    assert told.verdict.code == Code.UNTESTED
    assert told.failed("image-alt") == ["#bare"], "the next page is none the worse"


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("path", ["/refresh-forever", "/away-by-turns"])
def test_a_page_that_loads_itself_again_and_again_ends(audit: Audit, hostile: Hostile, path: str) -> None:
    told = audit(hostile.address + path, hostile.address + "/plain")
    assert told.untested in ([], ["restless"]), "facts of one and the same document, or none"
    assert "#bare" in told.failed("image-alt"), "the next page is none the worse"


def test_a_page_that_changes_its_address_all_the_time(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/pushing")
    assert told.untested == []
    assert told.failed("image-alt") == ["html > body > img"]


def test_a_public_page_that_leads_to_a_private_one_is_refused(audit: Audit, hostile: Hostile) -> None:
    service = {"access": {"proxy": hostile.address}}
    told = audit("http://public.example/to-private", service=service)
    assert told.untested == ["private"]
    assert told.verdict.code == Code.UNTESTED


def test_a_step_that_leads_from_a_public_page_to_a_private_one_is_refused(audit: Audit, hostile: Hostile) -> None:
    steps = [{"goto": "/private-link"}, {"click": {"role": "link"}}]
    service = {
        "start": ["http://public.example/plain"],
        "access": {"proxy": hostile.address},
        "journeys": [{"name": "leak", "steps": steps}],
    }
    told = audit(service=service)
    assert told.untested == ["private"]


def test_a_proxy_that_is_not_there_is_told(audit: Audit, hostile: Hostile) -> None:
    told = audit("http://public.example/plain", service={"access": {"proxy": hostile.closed.rstrip("/")}})
    assert told.untested == ["proxy"]
