"""The page in other colours, without pictures and without scripts: what of it is no longer there."""

from __future__ import annotations

import pytest

from einclusion.acted.modes import Modes
from einclusion.browser.double import Double
from einclusion.probes.acting import modes
from tests.browser.conftest import Audit
from tests.browser.driving import Told
from tests.browser.hostile import Hostile

RULES = ["text-and-controls-in-forced-colours", "dark-scheme-contrast", "text-readable-without-pictures"]


@pytest.fixture
def told(audit: Audit, hostile: Hostile) -> Told:
    return audit(hostile.address + "/shown-otherwise", rules=RULES, depth="full")


def facts(told: Told) -> Modes:
    found = told.page.facts.modes
    assert found is not None
    return found


def test_what_each_mode_takes_away_is_told_with_its_element(told: Told) -> None:
    assert [told.named(place) for place in facts(told).vanished] == ["mask"]
    assert [told.named(place) for place in facts(told).unmarked] == ["glow"]
    assert facts(told).dark
    faint = [told.named(one.node) for one in facts(told).inks if one.contrast < 3]
    assert "kept" in faint
    assert [told.named(one.node) for one in facts(told).bare if one.contrast < 3] == ["over"]


def test_words_that_a_script_writes_are_missing_without_scripts(told: Told) -> None:
    scriptless = facts(told).scriptless
    assert scriptless is not None
    assert scriptless.usual.words - scriptless.without.words == 4
    assert not scriptless.elsewhere


def test_the_page_has_its_own_colours_back_when_the_next_is_looked_at(audit: Audit, hostile: Hostile) -> None:
    found = audit(hostile.address + "/shown-otherwise", rules=[*RULES, "icon-stands-out"], depth="full")
    assert found.page.facts.visual is not None
    assert [one.contrast > 10 for one in found.page.facts.visual.icons] == [True]


def test_what_is_left_out_is_counted(audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modes, "MOST", 1)
    found = audit(hostile.address + "/shown-otherwise", rules=RULES[:1], depth="full").page.facts.modes
    assert found is not None
    assert found.forced == 1
    assert found.unseen > 1


def test_what_is_seen_in_forced_colours_is_not_looked_at_again_where_it_looks_alike(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, looked = modes._look, []

    async def noting(double: Double, rects: dict[int, list[float]], *, scale: float = 1.0) -> dict[int, float]:
        looked.append((double.address.partition("?")[2], scale, len(rects)))
        return await look(double, rects, scale=scale)

    monkeypatch.setattr(modes, "_look", noting)
    told = audit(*(f"{hostile.address}/shown-otherwise?{name}" for name in "ab"), rules=RULES[:1], depth="full")
    assert [(page, count) for page, scale, count in looked if scale < 1] == [("a", 6), ("b", 1)]
    gone = [page.facts.modes.vanished for page in told.pages if page.facts.modes and not page.repeats]
    assert [len(places) for places in gone] == [1, 1]
