"""Colours in the notations that browsers compute them in."""

from __future__ import annotations

import pytest

from einclusion.checking.colours import CLEAR, colour, contrast


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("rgb(118, 118, 118)", (118, 118, 118, 1)),
        ("rgba(0, 0, 0, 0.5)", (0, 0, 0, 0.5)),
        ("oklch(0.627955 0.257683 29.2339)", (255, 0, 0, 1)),
        ("oklab(1 0 0 / 0.25)", (255, 255, 255, 0.25)),
        ("lab(100 0 0)", (255, 255, 255, 1)),
        ("lch(54.2917 106.839 40.8526 / 50%)", (255, 0, 0, 0.5)),
        ("color(srgb 0.5 0.5 0.5)", (127.5, 127.5, 127.5, 1)),
        ("color(srgb-linear 1 0 0)", (255, 0, 0, 1)),
        ("color(display-p3 1 1 1)", (255, 255, 255, 1)),
        ("color(xyz-d50 0.9643 1 0.8251)", (255, 255, 255, 1)),
        ("oklch(none none none)", (0, 0, 0, 1)),
    ],
)
def test_every_notation_is_read(value: str, expected: tuple[float, ...]) -> None:
    assert colour(value) == pytest.approx(expected, abs=0.6)


@pytest.mark.parametrize("value", ["", "none", "currentcolor", "color(camera-rgb 1 1 1)", "rgb(1, 2)"])
def test_what_can_not_be_read_is_transparent(value: str) -> None:
    assert colour(value) == CLEAR


def test_contrast_of_the_same_grey_in_two_notations() -> None:
    assert contrast(colour("color(srgb 0.4627 0.4627 0.4627)"), colour("rgb(255, 255, 255)")) == pytest.approx(
        4.54, abs=0.01
    )
