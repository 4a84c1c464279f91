"""What is drawn where an element lies, also where that is beside the picture of the page."""

from __future__ import annotations

import pytest
from PIL import Image

from einclusion.probes.acting.modes import CLEAR, _drawn


@pytest.mark.parametrize("rect", [[150.0, 10.0, 20.0, 20.0], [-50.0, 10.0, 20.0, 20.0], [10.0, 300.0, 20.0, 20.0]])
def test_what_lies_beside_the_picture_is_taken_for_drawn(rect: list[float]) -> None:
    assert _drawn(Image.new("RGB", (100, 100), "white"), rect) == CLEAR


def test_an_empty_part_of_the_picture_has_nothing_drawn() -> None:
    assert _drawn(Image.new("RGB", (100, 100), "white"), [-10.0, 10.0, 40.0, 20.0]) == 1.0
