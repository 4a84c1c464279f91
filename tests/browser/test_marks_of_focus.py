"""What the probes measure on one page: rings, skip links, icons, flashes and text that goes."""

from __future__ import annotations

from tests.browser.conftest import Audit
from tests.browser.hostile import Hostile


def test_rings_are_measured_and_skip_links_followed(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/ringed", rules=["focus-mark-stands-out", "skip-link-moves-focus"], depth="full")
    keyboard = told.page.facts.keyboard
    assert keyboard is not None
    rings = {told.named(one.node): (one.around, one.contrast) for one in keyboard.stops if one.contrast is not None}
    assert [rings[name][0] for name in ("pale", "dark", "fill", "deep")] == [True, True, False, True]
    assert 1.2 < (rings["pale"][1] or 0) < 1.5
    assert all((rings[name][1] or 0) > 10 for name in ("dark", "deep"))
    assert [(told.named(one.node), one.led) for one in keyboard.skips] == [("works", True), ("stuck", False)]
    assert told.failed("focus-mark-stands-out") == ["#pale"]


def test_icons_flashes_and_text_that_goes_are_told(audit: Audit, hostile: Hostile) -> None:
    rules = ["icon-stands-out", "styles-do-not-flash", "text-stays-until-read"]
    told = audit(hostile.address + "/ringed", rules=rules, depth="full")
    visual, motion = told.page.facts.visual, told.page.facts.motion
    assert visual is not None
    assert motion is not None
    assert [(told.named(one.node), one.known, one.contrast < 2) for one in visual.icons] == [("icon", True, True)]
    assert [told.named(place) for place in motion.quick] == ["blinks"]
    assert motion.flashes == 5
    assert [(one.text, 5 <= one.seconds <= 41) for one in motion.vanished] == [("Your answers have been stored.", True)]
