"""Forms are sent off and nothing leaves the browser; messages that come late are met, what was left out is said."""

from __future__ import annotations

import pytest

from einclusion.acted.forms import Forms, Refusal
from einclusion.probes.acting import forms
from tests.browser.conftest import Audit
from tests.browser.driving import Told
from tests.browser.hostile import Hostile

SENT = ["get", "post", "fetch", "image", "nl"]
RULES = ["error-told-in-words", "choice-leads-nowhere-by-itself", "errors-announced"]


def gathered(told: Told) -> Forms:
    """The facts of the page."""
    facts = told.page.facts.forms
    assert facts is not None
    return facts


def ids(told: Told, places: list[tuple[int, int] | None]) -> list[str]:
    """The ids of elements that facts name."""
    structure = told.page.facts.structure
    assert structure is not None
    return [structure.documents[place[0]].nodes[place[1]].attributes.get("id", "") for place in places if place]


def refused(told: Told) -> dict[tuple[str, str], Refusal]:
    """What was refused, by kind of trial and id of the field."""
    rows = [(trial.kind, one) for trial in gathered(told).trials for one in trial.refused]
    return {(kind, ids(told, [one.node])[0]): one for kind, one in rows}


@pytest.fixture
def told(audit: Audit, hostile: Hostile) -> Told:
    return audit(hostile.address + "/forms", rules=RULES, depth="full")


def test_nothing_leaves_the_browser(told: Told, hostile: Hostile) -> None:
    assert [method for name in SENT for method in hostile.methods(f"/sent/{name}")] == []
    went = {ids(told, [trial.form])[0] for trial in gathered(told).trials if trial.sent}
    assert {"get", "post"} <= went


def test_messages_that_come_late_and_those_in_frames_are_met(told: Told) -> None:
    found = refused(told)
    assert set(found) == {("empty", "e"), ("bad", "e"), ("empty", "town")}
    assert found["empty", "e"].text == "Enter your e-mail."
    assert found["bad", "e"].text == "Write an address such as name@example.org."
    assert found["bad", "e"].tied
    assert found["bad", "e"].expects == "email"
    assert found["bad", "e"].label == "E-mail *"
    assert found["empty", "town"].browser
    assert told.outcomes("errors-announced") == ["passed"]


def test_a_choice_that_leads_away_is_told_from_one_that_does_not(told: Told) -> None:
    assert told.failed("choice-leads-nowhere-by-itself") == ["#language"]


def test_what_was_left_out_is_said(audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "MOST_FORMS", 1)
    monkeypatch.setattr(forms, "MOST_CHOICES", 1)
    told = audit(hostile.address + "/forms", rules=RULES, depth="full")
    assert {ids(told, [trial.form])[0] for trial in gathered(told).trials} <= {"get", ""}
    assert gathered(told).unseen == 3, "two more forms, and one without a button"
    assert gathered(told).untried == 1
    assert "cantTell" in told.outcomes("error-told-in-words")


def test_a_page_without_fields_stays_as_it_is_for_other_probes(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/double", rules=RULES, depth="full")
    assert gathered(told) == Forms()
