"""What comes into sight, by boxes and styles."""

from __future__ import annotations

import pytest

from einclusion.checking.seen import in_sight
from tests.marked import tree


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ('<div><p id="x" data-box="0 0 90 20">a</p></div>', True),
        (
            '<div style="overflow-y: hidden" data-box="0 0 90 0"><p id="x" data-box="0 0 90 20">a</p></div>',
            False,
        ),
        ('<div style="overflow-x: hidden" data-box="0 0 90 20"><p id="x" data-box="200 0 90 20">a</p></div>', False),
        ('<div style="overflow-x: auto" data-box="0 0 90 20"><p id="x" data-box="200 0 90 20">a</p></div>', True),
        (
            '<div style="overflow-y: clip" data-box="0 0 90 0">'
            '<p id="x" style="position: absolute" data-box="0 0 90 20">a</p></div>',
            True,
        ),
        ('<div style="clip-path: inset(50%)" data-box="0 0 90 20"><p id="x" data-box="0 0 90 20">a</p></div>', False),
        ('<div><p id="x" data-box="-999 0 90 20">a</p></div>', False),
    ],
)
def test_what_is_clipped_away_or_off_the_page_is_not_in_sight(markup: str, seen: bool) -> None:
    assert in_sight(tree(f"<body>{markup}</body>").select("#x")[0]) is seen
