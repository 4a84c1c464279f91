"""The focus put on each control, and what that sets off; nothing of it leads away."""

from __future__ import annotations

import pytest

from einclusion.probes.acting import focusing
from tests.browser.conftest import Audit
from tests.browser.hostile import Hostile

RULE = "focus-sets-nothing-off"


def test_what_gives_the_focus_away_or_opens_a_dialog_is_told(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/upsetting", rules=[RULE], depth="full")
    found = told.page.facts.focusing
    assert found is not None
    assert {(told.named(one.node), one.kind) for one in found.upsets} == {("gives", "lost"), ("opens", "dialog")}
    assert found.tried == 3
    assert sorted(told.failed(RULE)) == ["#gives", "#opens"]


def test_what_leads_away_is_found_and_the_other_page_never_asked_for(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/leading-away", rules=[RULE], depth="full")
    found = told.page.facts.focusing
    assert found is not None
    assert [(told.named(one.node), one.kind) for one in found.upsets] == [("leads", "left")]
    assert hostile.methods("/away-on-focus") == []


def test_controls_that_were_left_out_are_counted(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(focusing, "MOST", 1)
    found = audit(hostile.address + "/upsetting", rules=[RULE], depth="full").page.facts.focusing
    assert found is not None
    assert (found.tried, found.unseen, found.upsets) == (1, 2, [])
