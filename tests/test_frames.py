"""How pictures of several frames play, and which of them flash."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from einclusion.frames import AREA, most_flashes, played

BLACK, GREY, WHITE = "black", "#e8e8e8", "white"


def gif(colours: list[str], milliseconds: int, **more: Any) -> Image.Image:
    """A GIF with a frame for each colour, read again as a browser would."""
    first, *rest = [Image.new("RGB", (20, 20), colour) for colour in colours]
    written = io.BytesIO()
    first.save(written, "GIF", save_all=True, append_images=rest, duration=milliseconds, **more)
    return Image.open(io.BytesIO(written.getvalue()))


def test_a_still_picture_does_not_play() -> None:
    assert played(gif([BLACK], 100), AREA) == {}


@pytest.mark.parametrize(("more", "rounds"), [({}, 1), ({"loop": 0}, 0), ({"loop": 2}, 3)])
def test_how_often_it_plays(more: dict[str, int], rounds: int) -> None:
    told = played(gif([BLACK, WHITE], 1000, **more), AREA)
    assert (told["seconds"], told["rounds"]) == (2.0, rounds)


def test_frames_without_a_time_are_shown_as_browsers_do() -> None:
    assert played(gif([BLACK, WHITE], 0), AREA)["seconds"] == 0.2


@pytest.mark.parametrize(
    ("colours", "milliseconds", "area", "flashes"),
    [
        ([BLACK, WHITE], 100, AREA, 5),
        ([BLACK, WHITE], 250, AREA, 2),
        ([BLACK, WHITE], 100, AREA - 100, 0),
        ([GREY, WHITE], 100, AREA, 0),
    ],
)
def test_flashes_within_a_second(colours: list[str], milliseconds: int, area: float, flashes: int) -> None:
    assert played(gif(colours, milliseconds, loop=0), area)["flashes"] == flashes


def test_what_moves_is_a_share_of_the_picture() -> None:
    assert played(gif([BLACK, WHITE], 100), AREA)["moved"] == 1.0
    assert played(gif(["#101010", "#111111"], 100), AREA)["moved"] == 0.0


def test_a_change_one_way_is_no_flash() -> None:
    brighter = [[step / 10] for step in range(10)]
    assert most_flashes(brighter, [0.05] * 10, AREA) == 0
