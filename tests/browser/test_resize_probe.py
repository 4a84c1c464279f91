"""What becomes of a page in other windows: what turns, what is cut off, and what stays over it."""

from __future__ import annotations

import pytest

from einclusion.acted import Place
from einclusion.acted.resize import Resize
from einclusion.dom import Dom, Node
from tests.browser.conftest import Audit
from tests.browser.driving import Told
from tests.browser.hostile import Hostile


@pytest.fixture
def told(audit: Audit, hostile: Hostile) -> Told:
    return audit(hostile.address + "/sized", rules=["page-not-turned-back"], depth="full")


def facts(told: Told) -> Resize:
    found = told.page.facts.resize
    assert found is not None
    return found


def name(told: Told, place: Place | None) -> str:
    """Id of the element at a place."""
    assert place is not None
    assert told.page.facts.structure is not None
    return Node(Dom(told.page.facts.structure).trees[place[0]], place[1]).get("id")


def test_what_stands_otherwise_in_an_upright_window_is_found_and_what_moves_is_left_alone(told: Told) -> None:
    assert [(name(told, one.node), abs(one.by)) for one in facts(told).turned] == [("turned", 90)]
    assert told.failed("page-not-turned-back") == ["#turned"]


def test_text_is_cut_off_at_200_percent_and_text_by_more_space(told: Told) -> None:
    seen = facts(told)
    assert "cut" in [name(told, one.node) for one in seen.clipped]
    assert [one.axis for one in seen.clipped] == ["y"] * len(seen.clipped)
    assert [name(told, one.node) for one in seen.spaced] == ["just"]
    assert seen.boxed == 2


def test_a_bar_takes_a_quarter_of_a_small_window(told: Told) -> None:
    assert facts(told).pinned == pytest.approx(0.25, abs=0.03)
    assert name(told, facts(told).pinned_by) == "bar"
