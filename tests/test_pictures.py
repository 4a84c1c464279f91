"""Pictures of elements cut out of parts of a page are those cut out of the whole page."""

from __future__ import annotations

import random

import pytest
from PIL import Image

from einclusion.pictures import Box, element_pictures, holds, surroundings

PAGE = Image.frombytes("RGB", (400, 3000), random.Random(1).randbytes(400 * 3000 * 3))
NEAR = [(10, 20, 80, 20), (30, 90, 40, 40), (-20, -5, 60, 30)]
FAR = [*NEAR, (300, 2900, 200, 400), (0, 1400, 1200, 900)]


@pytest.mark.parametrize("boxes", [NEAR, FAR, FAR[3:], [(5, 5, 0, 0)]])
def test_a_part_shows_what_the_whole_page_does(boxes: list[Box]) -> None:
    whole = list(element_pictures(PAGE, boxes))
    for part in surroundings(boxes):
        here = [number for number, box in enumerate(boxes) if holds(part, box)]
        moved = [(box[0] - part[0], box[1] - part[1], *box[2:]) for box in (boxes[number] for number in here)]
        cropped = PAGE.crop((part[0], part[1], min(400, part[0] + part[2]), min(3000, part[1] + part[3])))
        assert [whole[number] for number in here] == list(element_pictures(cropped, moved))
    assert all(any(holds(part, box) for part in surroundings(boxes)) for box in boxes)


def test_elements_far_apart_are_pictured_apart() -> None:
    assert len(surroundings(NEAR)) == 1
    assert (
        len(surroundings([NEAR[0], (10, 2900, 80, 20)])) == 1
    )  # narrow: what lies between costs less than a picture more
    assert len(surroundings([(0, 0, 1200, 40), (0, 2900, 1200, 40)])) == 2
    assert surroundings([]) == []
