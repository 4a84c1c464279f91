"""Controls, dialogs and characters are pressed on a double, and what each changes is told; hovering too."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from einclusion.acted import Place
from einclusion.acted.hover import Hover
from einclusion.acted.pressing import Press, Pressing
from einclusion.browser import acting
from einclusion.dom import Dom, Node
from einclusion.probes.acting import pressing as probe
from einclusion.probes.pressing import controls, shortcuts
from tests.browser.conftest import Audit
from tests.browser.driving import Told
from tests.browser.hostile import Hostile


@pytest.fixture
def told(audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> Told:
    monkeypatch.setattr(acting, "PROBE_SECONDS", 60.0)
    for module, name in (
        (probe, "PRESS_SECONDS"),
        (probe, "KEY_SECONDS"),
        (controls, "SECONDS"),
        (shortcuts, "SECONDS"),
    ):
        monkeypatch.setattr(module, name, 30.0)
    return audit(hostile.address + "/pressed", rules=["control-answers-keys", "hover-content-stays"], depth="full")


def facts(told: Told) -> Pressing:
    found = told.page.facts.pressing
    assert found is not None
    return found


def named(told: Told, places: Iterable[Place | None]) -> list[str]:
    """Ids of the elements at these places."""
    structure = told.page.facts.structure
    assert structure is not None
    dom = Dom(structure)
    return [Node(dom.trees[place[0]], place[1]).get("id") for place in places if place is not None]


def press(told: Told, name: str) -> Press:
    """How one control was pressed."""
    return next(one for one in facts(told).presses if named(told, [one.node]) == [name])


def test_a_press_tells_what_came_and_what_the_control_says_of_it(told: Told) -> None:
    menu = press(told, "menu")
    assert (menu.key, menu.opens, menu.said) == ("Enter", True, ("false", "false"))
    assert named(told, menu.come) == ["list"]


def test_only_a_click_does_something(told: Told) -> None:
    deaf = press(told, "deaf")
    assert (deaf.focused, deaf.native, deaf.key) == (True, False, "click")
    assert told.failed("control-answers-keys") == ["#deaf"]


def test_what_logs_out_or_sends_is_not_pressed_and_what_leads_away_is_come_back_from(
    told: Told, hostile: Hostile
) -> None:
    pressed = named(told, (one.node for one in facts(told).presses))
    assert pressed == ["menu", "away", "deaf", "open", "after"]
    assert press(told, "away").moved
    assert facts(told).left == 1
    assert hostile.sent("/sent/pressed") == []


def test_a_dialog_is_entered_left_behind_and_closed(told: Told) -> None:
    [dialog] = facts(told).dialogs
    assert named(told, [dialog.opener, dialog.node]) == ["open", "box"]
    assert (dialog.modal, dialog.entered, dialog.closed, dialog.lost) == (True, True, True, True)
    assert named(told, [dialog.behind]) == ["send"]


def test_a_character_that_changes_the_page_is_found(told: Told) -> None:
    assert [(one.key, one.off_by) for one in facts(told).shortcuts] == [("?", None)]
    assert not facts(told).undecided


def test_the_pointer_brings_out_what_the_focus_does_not(told: Told) -> None:
    hover = told.page.facts.hover
    assert isinstance(hover, Hover)
    [tip] = hover.revealed
    assert named(told, [tip.node]) == ["levy"]
    assert (tip.stays, tip.focusable, tip.on_focus, tip.escape) == (True, True, False, False)


def test_what_there_was_no_time_for_is_told(audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(controls, "SECONDS", 0.0)
    monkeypatch.setattr(probe, "KEY_SECONDS", 0.0)
    told = audit(hostile.address + "/pressed", rules=["control-answers-keys", "no-single-key-shortcuts"], depth="full")
    found = facts(told)
    assert not found.presses
    assert found.left == 6
    assert found.undecided
    assert told.outcomes("no-single-key-shortcuts") == ["cantTell"]
