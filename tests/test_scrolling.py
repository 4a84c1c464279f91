from __future__ import annotations

import pytest

from einclusion.checking.scrolling import scrollers
from tests.marked import tree

SHELL = '<div style="overflow-x:auto;overflow-y:auto" data-box="0 0 100 50">{}</div>'


def scrolls(inside: str) -> bool:
    return bool(list(scrollers(tree(SHELL.format(inside)))))


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<p data-box="0 0 100 300">x</p>', True),
        ('<p data-box="0 0 300 20">x</p>', True),
        ('<p data-box="0 0 100 40">x</p>', False),
        ('<p data-box="0 30 100 49">x</p>', False),
        ('<p data-box="0 0 100 55">x</p>', False),
        ('<p data-box="0 0 100 300" style="visibility:hidden">x</p>', False),
        ('<p data-box="0 0 100 300"></p>', False),
        ('<p data-box="0 0 100 300"><img alt=""></p>', True),
        ('<i data-box="0 0 100 20">x</i><p data-box="0 0 100 300" style="position:fixed">y</p>', False),
        ('<i data-box="0 0 100 20">x</i><p data-box="0 0 100 300" style="position:absolute">y</p>', False),
        (
            '<div style="position:relative" data-box="0 0 9 9">'
            '<p data-box="0 0 9 300" style="position:absolute">y</p></div>',
            True,
        ),
        ('<div style="overflow-x:hidden" data-box="0 0 99 40"><p data-box="0 0 99 300">y</p></div>', False),
    ],
)
def test_what_stands_out_scrolls(inside: str, expected: bool) -> None:
    assert scrolls(inside) is expected


def test_what_is_cut_off_or_the_page_itself_is_no_scrolling_area() -> None:
    assert not list(scrollers(tree('<div data-box="0 0 9 9"><p data-box="0 0 9 300">x</p></div>')))
    assert not list(
        scrollers(tree('<div style="overflow-y:hidden" data-box="0 0 9 9"><p data-box="0 0 9 300">x</p></div>'))
    )
