from __future__ import annotations

import pytest

from einclusion.checking.spacing import pinned, too_tight
from tests.marked import tree


@pytest.mark.parametrize(
    ("style", "name", "expected"),
    [
        ("letter-spacing: 1px !important", "letter-spacing", True),
        ("letter-spacing: 1px", "letter-spacing", False),
        ("LETTER-SPACING:1px!IMPORTANT", "letter-spacing", True),
        ("letter-spacing: 1px ! important ;color:red", "letter-spacing", True),
        ("letter-spacing: inherit !important", "letter-spacing", False),
        ("letter-spacing: 1px !important; letter-spacing: unset !important", "letter-spacing", False),
        ("letter-spacing: initial !important", "letter-spacing", True),
        ("letter-spacing: 0.1 !important", "letter-spacing", False),
        ("letter-spacing: 0 !important", "letter-spacing", True),
        ("letter-spacing: calc(1px + (2px * 3)) !important", "letter-spacing", True),
        ("/* letter-spacing: 1px !important; */ color: red", "letter-spacing", False),
        ("background: url('a;letter-spacing:1px !important')", "letter-spacing", False),
        ("line-height: 1.2 !important", "line-height", True),
        ("font: 16px/1.2 serif !important", "line-height", True),
        ("font: 16px serif !important", "line-height", True),
        ("font: inherit !important", "line-height", False),
        ("font: 16px/1.2 serif", "line-height", False),
        ("", "line-height", False),
    ],
)
def test_what_a_style_attribute_pins_down(style: str, name: str, expected: bool) -> None:
    assert pinned(style, name) is expected


def sizes(markup: str, name: str, least: float) -> list[tuple[float, bool]]:
    return [(round(size, 2), enough) for _, size, enough in too_tight(tree(markup), name, least)]


def test_sizes_are_told_in_font_sizes() -> None:
    assert sizes('<p style="letter-spacing: 2px !important; font-size: 20px">x</p>', "letter-spacing", 0.12) == [
        (0.1, False)
    ]
    assert sizes('<p style="word-spacing: 3.2px !important; font-size: 20px">x</p>', "word-spacing", 0.16) == [
        (0.16, True)
    ]
    assert sizes('<p style="word-spacing: normal !important">x</p>', "word-spacing", 0.16) == [(0.0, False)]


@pytest.mark.parametrize(
    "markup",
    [
        '<div style="letter-spacing: 1px !important"><p>x</p></div>',
        '<p style="letter-spacing: 1px !important"> </p>',
        '<p style="letter-spacing: 1px !important" hidden>x</p>',
        '<svg><text style="letter-spacing: 1px !important">x</text></svg>',
    ],
)
def test_only_elements_with_text_that_is_seen_count(markup: str) -> None:
    assert sizes(markup, "letter-spacing", 0.12) == []


@pytest.mark.parametrize(
    ("markup", "wraps"),
    [
        ('<p {} data-box="0 0 99 40">x</p>', True),
        ('<p {} data-box="0 0 99 18">x</p>', False),
        ('<p {} data-box="0 0 99 18">x <a data-box="0 18 40 18">y</a></p>', True),
        ('<p {} data-box="0 0 99 18">x <a data-box="60 0 40 18">y</a></p>', False),
        ('<p {} data-box="0 0 99 18">x <br><a data-box="0 18 40 18">y</a></p>', False),
        ('<p {} data-box="0 0 99 18">x <i style="display:block" data-box="0 18 40 18">y</i></p>', False),
        ('<p style="line-height: 16px !important; white-space: pre" data-box="0 0 99 40">x\ny</p>', False),
    ],
)
def test_lines_count_where_the_text_runs_on(markup: str, wraps: bool) -> None:
    assert bool(sizes(markup.format('style="line-height: 16px !important"'), "line-height", 1.5)) is wraps
