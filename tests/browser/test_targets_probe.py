"""Pages behind links of one name are opened as a visitor would; what might do something is left alone."""

from __future__ import annotations

import pytest

from einclusion.probes.acting import targets
from tests.browser.conftest import Audit
from tests.browser.hostile import Hostile

RULE = "same-link-text-same-target"


def test_what_links_of_one_name_lead_to_is_told(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/twins", rules=[RULE], depth="full")
    found = told.page.facts.targets
    assert found is not None
    assert [one.address.rpartition("/")[2] for one in found.pages] == ["twin-one", "twin-two"]
    assert [one.title for one in found.pages] == ["One", "Two"]
    assert "Swimming" in found.pages[0].text
    assert "Elsewhere" not in found.pages[0].text
    assert "failed" in told.outcomes(RULE)
    assert hostile.methods("/logout") == []
    assert hostile.methods("/a.pdf") == []


def test_too_many_are_counted_and_nothing_passes_by_silence(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(targets, "MOST", 1)
    told = audit(hostile.address + "/twins", rules=[RULE], depth="full")
    assert told.page.facts.targets is not None
    assert told.page.facts.targets.unseen == 1
    assert told.outcomes(RULE) == ["cantTell"]
