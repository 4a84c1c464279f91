"""Journeys on pages that don't make it easy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from einclusion.gate.verdict import Code
from einclusion.run import WalkedStep
from tests.browser.conftest import Audit
from tests.browser.driving import Told
from tests.browser.hostile import Hostile


def walked(audit: Audit, hostile: Hostile, path: str, *steps: dict[str, Any], **service: Any) -> Told:
    """An audit of one journey."""
    journey = {"name": "walk", "steps": [{"goto": path}, *steps]}
    return audit(service={"start": [hostile.address + "/plain"], "journeys": [journey], **service}, rules=["image-alt"])


def steps(told: Told) -> list[WalkedStep]:
    """The steps as they were walked."""
    return told.run.walks[0].steps


def states(told: Told) -> list[str]:
    """How each step went."""
    return [step.state for step in steps(told)]


def problem(told: Told, number: int) -> str:
    """Key of a step's problem."""
    found = steps(told)[number - 1].problem
    assert found is not None
    return found.key


def pages(told: Told) -> list[tuple[int, str]]:
    """Step and title of each page state of the journey."""
    return [(page.step, page.title) for page in told.run.pages if page.journey]


NEXT = {"click": {"role": "button", "name": "Next"}}


def test_each_state_of_an_application_with_one_address_is_audited(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/spa", NEXT, NEXT, {"expect": {"text": "Step 3"}})
    assert states(told) == ["done"] * 4
    assert [step.page for step in steps(told)] == [1, 2, 3, None]
    assert {page.final_address for page in told.run.pages[:3]} == {hostile.address + "/spa"}
    assert told.failed("image-alt") == ["#shot2", "#shot3", "#bare"]


@pytest.mark.parametrize("path", ["/component", "/component-closed"])
def test_what_changes_in_a_shadow_root_is_a_state_too(audit: Audit, hostile: Hostile, path: str) -> None:
    told = walked(audit, hostile, path, NEXT)
    assert pages(told) == [(1, "Component"), (2, "Component")]
    structure = told.pages[1].facts.structure
    assert structure is not None
    assert "two" in [node.attributes.get("id") for node in structure.documents[0].nodes]


def test_what_changes_in_a_frame_is_a_state_too(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/frame-spa", {"click": {"css": "#go", "frame": "iframe"}})
    assert pages(told) == [(1, "Frame"), (2, "Frame")]
    assert told.failed("image-alt")[0] == "html > body > iframe >>> #shot2"


def test_filling_in_is_no_state_of_its_own(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/fields", {"fill": {"label": "Look for"}, "with": "bread"})
    assert pages(told) == [(1, "Fields")]


def test_fields_are_filled_in_in_every_way(audit: Audit, hostile: Hostile) -> None:
    told = walked(
        audit,
        hostile,
        "/fields",
        {"fill": {"label": "Look for"}, "with": "bread & <b>"},
        {"choose": {"role": "group", "name": "Colour"}, "option": "Blue"},
        {"choose": {"label": "Red"}, "option": "Red"},
        {"expect": {"css": "input[value=r]:checked"}},
        {"choose": {"role": "group", "name": "Colour"}, "option": "Blue"},
        {"choose": {"label": "Town"}, "option": "Brussel"},
        {"check": {"label": "Agreed"}},
        {"press": "Enter", "on": {"label": "Look for"}},
        {"expect": {"address": "q=bread+%26+%3Cb%3E&c=b&t=Brussel&ok=on", "text": "You looked for bread & <b>"}},
    )
    assert states(told) == ["done"] * 10
    assert pages(told)[-1] == (9, "Results")


def test_a_key_goes_to_what_has_the_focus(audit: Audit, hostile: Hostile) -> None:
    fill = {"fill": {"label": "Look for"}, "with": "bread"}
    told = walked(audit, hostile, "/fields", fill, {"press": "Enter"}, {"expect": {"text": "Results"}})
    assert states(told) == ["done"] * 4


def test_a_file_is_uploaded(audit: Audit, hostile: Hostile, tmp_path: Path) -> None:
    (tmp_path / "proof.txt").write_text("proof of tests", "utf-8")
    upload = {"upload": {"label": "Proof"}, "file": str(tmp_path / "proof.txt")}
    told = walked(
        audit,
        hostile,
        "/proof",
        upload,
        {"click": {"text": "Send"}},
        {"expect": {"text": "Received"}},
        submit="allowed",
    )
    assert states(told) == ["done"] * 4


@pytest.mark.usefixtures("impatient")
def test_a_step_that_fails_leaves_the_following_untested(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/spa", {"click": {"role": "link", "name": "Nowhere"}}, NEXT, NEXT)
    assert states(told) == ["done", "failed", "untested", "untested"]
    assert [problem(told, number) for number in (2, 3, 4)] == [
        "no-such-element",
        "step-before-failed",
        "step-before-failed",
    ]
    assert told.verdict.code == Code.UNTESTED
    assert [one.key for one in told.verdict.untested] == ["no-such-element"], "what follows is not counted again"


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("expect", [{"text": "Step 9"}, {"address": "/elsewhere"}, {"css": "#hidden"}])
def test_what_is_expected_and_not_there_is_told(audit: Audit, hostile: Hostile, expect: dict[str, str]) -> None:
    told = walked(audit, hostile, "/spa", {"expect": expect})
    assert states(told) == ["done", "failed"]
    assert problem(told, 2) == "not-as-expected"


def test_what_is_expected_may_be_hidden_elsewhere_on_the_page(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/twice", {"expect": {"text": "Your name"}}, {"click": {"text": "Go on"}})
    assert states(told) == ["done", "done", "done"]
    assert pages(told)[-1] == (3, "Plain")


@pytest.mark.parametrize(
    ("selector", "key"), [("#bad", "status"), ("#dead", "led-nowhere")], ids=["error page", "no page"]
)
def test_a_step_that_leads_to_an_error_fails(audit: Audit, hostile: Hostile, selector: str, key: str) -> None:
    told = walked(audit, hostile, "/to-error", {"click": {"css": selector}}, NEXT)
    assert states(told) == ["done", "failed", "untested"]
    assert problem(told, 2) == key
    assert told.verdict.code == Code.UNTESTED


def test_a_form_that_is_shown_again_with_an_error_is_a_page(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/validated", {"click": {"css": "button"}}, submit="allowed")
    assert states(told) == ["done", "done"]
    assert [(page.status, page.title) for page in told.run.pages[:2]] == [(200, "Your name"), (422, "Give a name")]


def test_a_page_that_is_not_there_ends_the_journey_and_not_the_run(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/missing", NEXT)
    assert states(told) == ["failed", "untested"]
    assert told.failed("image-alt") == ["#bare"]


def test_a_question_on_leaving_is_answered(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/unload", {"fill": {"css": "#i"}, "with": "x"}, {"click": {"css": "#on"}})
    assert states(told) == ["done"] * 3
    assert pages(told)[-1] == (3, "Plain")


def test_what_happened_is_noted_on_the_state_that_it_led_to(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/asking", {"click": {"css": "#ask"}}, {"click": {"css": "#on"}})
    assert [[note.key for note in page.notes] for page in told.run.pages[:3]] == [["dialog"], ["popup-closed"], []]


def test_traffic_is_that_of_the_state_alone(audit: Audit, hostile: Hostile) -> None:
    steps = [{"goto": "/measured"}, {"click": {"css": "#on"}}]
    told = audit(
        service={"start": [hostile.address + "/plain"], "journeys": [{"name": "walk", "steps": steps}]},
        rules=["page-weight-within-budget"],
    )
    requests = [page.facts.network.requests if page.facts.network else [] for page in told.pages[:2]]
    paths = [[request.address.removeprefix(hostile.address) for request in one] for one in requests]
    assert paths == [["/measured", "/sent/collect"], ["/measured-2", "/sent/collect"]]
    assert requests[1][1].held


@pytest.mark.usefixtures("impatient")
def test_a_step_on_which_the_page_gets_stuck(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/consent-stuck", {"click": {"css": "button"}}, NEXT)
    assert states(told) == ["done", "failed", "untested"]
    assert problem(told, 2) in ("stuck", "no-such-element")
    assert told.failed("image-alt") == ["#bare", "#bare"], "the page before and the page after"


class TestStoredLogin:
    """A login that was stored before, and what proves that it holds."""

    def audited(self, audit: Audit, hostile: Hostile, folder: Path, value: str) -> Told:
        """A journey with a stored cookie."""
        cookie = {"name": "login", "value": value, "domain": "127.0.0.1", "path": "/", "expires": -1}
        more = {"httpOnly": False, "secure": False, "sameSite": "Lax"}
        (folder / "state.json").write_text(json.dumps({"cookies": [{**cookie, **more}], "origins": []}), "utf-8")
        access = {"storage_state": str(folder / "state.json"), "expect": {"text": "Hello, member"}}
        return walked(audit, hostile, "/member", access=access)

    def test_it_holds(self, audit: Audit, hostile: Hostile, tmp_path: Path) -> None:
        assert states(self.audited(audit, hostile, tmp_path, "yes")) == ["done"]

    @pytest.mark.usefixtures("impatient")
    def test_it_is_lost(self, audit: Audit, hostile: Hostile, tmp_path: Path) -> None:
        told = self.audited(audit, hostile, tmp_path, "stale")
        assert states(told) == ["failed"]
        assert problem(told, 1) == "login-lost"
        assert told.failed("image-alt") == ["#bare"], "what is public is tested"
        assert told.verdict.code == Code.UNTESTED


@pytest.mark.usefixtures("impatient")
def test_a_stored_login_that_is_broken_is_told(audit: Audit, hostile: Hostile, tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text("{", "utf-8")
    told = walked(audit, hostile, "/member", access={"storage_state": str(tmp_path / "state.json")})
    assert told.run.problems[0].key == "storage-state"
    assert told.verdict.code == Code.UNTESTED
