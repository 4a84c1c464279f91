"""Pictures of several frames are found on the page and read frame by frame."""

from __future__ import annotations

import pytest

from einclusion.probes.acting import animated
from tests.browser.conftest import Audit
from tests.browser.hostile import Hostile

RULE = "picture-does-not-flash"


def test_pictures_that_play_are_told_and_still_or_tiny_ones_are_not(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/pictures-that-move", rules=[RULE], depth="full")
    found = told.page.facts.animated
    assert found is not None
    assert [told.named(one.node) for one in found.pictures] == ["flashes"]
    picture = found.pictures[0]
    assert picture.rounds == 0
    assert picture.seconds == pytest.approx(0.12, abs=0.01)
    assert picture.flashes > 3
    assert picture.moved == 1.0
    assert found.unseen == 0
    assert told.failed(RULE) == ["#flashes"]


def test_pictures_that_there_was_no_time_for_are_counted(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(animated, "SECONDS", -1.0)
    found = audit(hostile.address + "/pictures-that-move", rules=[RULE], depth="full").page.facts.animated
    assert found is not None
    assert found.pictures == []
    assert found.unseen == 2
