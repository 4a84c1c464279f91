"""What a user's action would send is held back at the network layer, unless the service file allows it."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.browser.hold import holding
from einclusion.browser.window import Window
from einclusion.gate.verdict import Code
from tests.browser.conftest import Audit
from tests.browser.driving import Driver, Told
from tests.browser.hostile import NAME, PASSWORD, Hostile

NAMED = {"fill": {"label": "Name"}, "with": "Ann"}


def click(selector: str, **more: str) -> dict[str, Any]:
    """A step."""
    return {"click": {"css": selector}, **more}


def walked(audit: Audit, hostile: Hostile, path: str, *steps: dict[str, Any], **more: Any) -> Told:
    """An audit of one journey."""
    service = {
        "start": [hostile.address + "/plain"],
        "journeys": [{"name": "send", "steps": [{"goto": path}, *steps]}],
        **more.pop("service", {}),
    }
    return audit(service=service, rules=["image-alt"], **more)


def states(told: Told) -> list[tuple[str, str]]:
    """How each step went, and the key of its problem."""
    return [(step.state, step.problem.key if step.problem else "") for step in told.run.walks[0].steps]


STOPPED = ("untested", "not-allowed-to-send")


@pytest.mark.parametrize(
    ("selector", "path"),
    [
        ("#fetch", "/sent/fetch"),
        ("#xhr", "/sent/xhr"),
        ("#keep", "/sent/keep"),
        ("#into", "/sent/inner"),
        ("#window", "/sent/window"),
    ],
)
def test_what_follows_a_request_that_was_held_back_is_untested(
    audit: Audit, hostile: Hostile, selector: str, path: str
) -> None:
    told = walked(audit, hostile, "/sender", click(selector), {"expect": {"text": "Name"}})
    assert hostile.sent(path) == []
    assert states(told) == [("done", ""), ("done", ""), STOPPED]
    problem = told.run.walks[0].steps[2].problem
    assert problem is not None
    assert problem.values["step"] == 2
    assert str(problem.values["request"]).endswith(f" {hostile.address}{path}")
    assert told.verdict.code == Code.PASSED, "not being allowed to send does not gate"


def test_a_form_is_held_back_and_the_journey_does_not_end_well(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/sender", NAMED, click("#post"))
    assert hostile.sent("/sent/form") == []
    assert states(told) == [("done", ""), ("done", ""), STOPPED]


def test_what_a_page_checks_by_itself_is_still_seen(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/sender", click("#post"), NAMED, {"expect": {"css": "#n:valid"}})
    assert hostile.sent("/sent/form") == []
    assert states(told) == [("done", "")] * 4


def test_a_form_that_only_asks_goes_through(audit: Audit, hostile: Hostile) -> None:
    steps = [{"fill": {"label": "Look for"}, "with": "bread"}, click("#get")]
    told = walked(audit, hostile, "/sender", *steps, {"expect": {"text": "You looked for bread", "address": "/found?"}})
    assert states(told) == [("done", "")] * 4
    assert told.failed("image-alt")[-2:] == ["html > body > img", "#bare"]


@pytest.mark.parametrize(
    ("service", "step"), [({"submit": "allowed"}, {}), ({}, {"submit": "allowed"})], ids=["service", "step"]
)
def test_what_is_allowed_goes_out(
    audit: Audit, hostile: Hostile, service: dict[str, str], step: dict[str, str]
) -> None:
    told = walked(
        audit, hostile, "/sender", NAMED, click("#post", **step), {"expect": {"text": "Thank you"}}, service=service
    )
    assert hostile.sent("/sent/form") == ["POST"]
    assert states(told) == [("done", "")] * 4
    assert told.run.pages[1].title == "Thank you"


def test_a_step_that_is_allowed_allows_no_other(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/sender", click("#xhr", submit="allowed"), click("#fetch"), click("#xhr"))
    assert hostile.sent("/sent/xhr") == ["PUT"]
    assert hostile.sent("/sent/fetch") == []
    assert states(told) == [("done", ""), ("done", ""), ("done", ""), STOPPED]


def test_a_request_that_comes_late_is_held_back_too(audit: Audit, hostile: Hostile) -> None:
    waiting = {"expect": {"css": "#late[data-sent]"}}
    told = walked(audit, hostile, "/sender", click("#late"), waiting, {"expect": {"text": "Name"}})
    assert hostile.sent("/sent/late") == []
    assert states(told) == [("done", ""), ("done", ""), ("done", ""), STOPPED]


def test_last_words_of_a_page_are_held_back(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/last-words", NAMED, {"goto": "/last-words"}, NAMED)
    assert states(told) == [("done", "")] * 4
    assert hostile.sent("/sent/last") == []


def test_beacons_are_held_back_and_stop_nobody(audit: Audit, hostile: Hostile) -> None:
    told = walked(audit, hostile, "/sender", click("#beacon"), {"expect": {"text": "Name"}})
    assert hostile.sent("/sent/beacon") == []
    assert states(told) == [("done", "")] * 3


def test_what_goes_to_another_site_stops_nobody_and_is_named_where_a_step_fails(
    audit: Audit, hostile: Hostile, impatient: None
) -> None:
    told = walked(audit, hostile, "/sender", click("#frame"), {"expect": {"text": "Name"}}, click("#nowhere"))
    assert hostile.sent("/sent/posting") == []
    assert states(told) == [("done", "")] * 3 + [("failed", "no-such-element-held")]
    problem = told.run.walks[0].steps[3].problem
    assert problem is not None
    assert str(problem.values["request"]).endswith("/sent/posting")


def test_a_service_behind_a_login_is_held_back_too(audit: Audit, hostile: Hostile) -> None:
    access = {"http_credentials": {"username": "{env:WHO}", "password": "{env:PASS}"}}
    environment = {"WHO": NAME, "PASS": PASSWORD}
    told = walked(audit, hostile, "/login", click("button"), service={"access": access}, environment=environment)
    assert hostile.sent("/sent/login") == []
    assert states(told) == [("done", ""), STOPPED]


def test_a_probe_can_hold_back_what_its_own_actions_send(driver: Driver, hostile: Hostile) -> None:
    async def press(window: Window) -> list[str]:
        await window.visit(hostile.address + "/sender")
        async with holding(window) as held:
            await window.page.locator("#fetch").click()
            await window.settle()
        await window.visit(hostile.address + "/sender")
        await window.page.locator("#xhr").click()
        await window.settle()
        return [request.method for request in held.requests]

    assert driver.look(press) == ["POST"]
    assert hostile.sent("/sent/fetch") == []
    assert hostile.sent("/sent/xhr") == ["PUT"], "once it is lifted, requests go out again"
