"""What is drawn where an element lies, also where that is beside the picture of the page."""

from __future__ import annotations

import pytest
from PIL import Image

from einclusion.checking.colours import luminance
from einclusion.probes.acting.modes import CLEAR, PLAIN, _drawn

BLANK = Image.new("RGB", (100, 100), "white")
HALVES = [("#777", "white", 4.48), ("yellow", "white", 1.07), ("#777", "#7a7a7a", 1.04)]


@pytest.mark.parametrize("rect", [[150.0, 10.0, 20.0, 20.0], [-50.0, 10.0, 20.0, 20.0], [10.0, 300.0, 20.0, 20.0]])
def test_what_lies_beside_the_picture_is_taken_for_drawn(rect: list[float]) -> None:
    assert _drawn(BLANK, BLANK.convert("L"), rect) == CLEAR


def test_an_empty_part_of_the_picture_has_nothing_drawn() -> None:
    assert _drawn(BLANK, BLANK.convert("L"), [-10.0, 10.0, 40.0, 20.0]) == 1.0


@pytest.mark.parametrize(("left", "right", "ratio"), HALVES)
def test_two_colours_have_their_contrast(left: str, right: str, ratio: float) -> None:
    page = Image.new("RGB", (100, 100), left)
    page.paste(Image.new("RGB", (50, 100), right), (50, 0))
    assert _drawn(page, page.convert("L"), [10.0, 10.0, 80.0, 80.0]) == pytest.approx(ratio, abs=0.01)


def test_colours_whose_greys_differ_plainly_have_a_clear_contrast() -> None:
    shades = range(0, 256, 15)
    seen = [(r, g, b) for r in shades for g in shades for b in shades]
    greys = {colour: (299 * colour[0] + 587 * colour[1] + 114 * colour[2]) // 1000 for colour in seen}
    lightest = {grey: max(luminance(*one) for one in seen if greys[one] == grey) for grey in set(greys.values())}
    darkest = {grey: min(luminance(*one) for one in seen if greys[one] == grey) for grey in set(greys.values())}
    far = [(one, other) for one in lightest for other in darkest if other - one >= PLAIN]
    assert min((darkest[other] + 0.05) / (lightest[one] + 0.05) for one, other in far) >= CLEAR
