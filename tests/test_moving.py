"""What may move for a reason, told from what should rest."""

from __future__ import annotations

import pytest

from einclusion.acted.motion import Moving
from einclusion.checking.moving import changes_place, shows_work, tells_time
from einclusion.dom import Node, Tree
from tests.structures import Piece, el, structure


def node(piece: Piece) -> Node:
    page = structure(el("html", el("body", piece)))
    return Node(Tree(page, page.documents[0]), 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:45", True),
        ("14 u. 30 … 14.30", True),
        ("Still 12 seconds", True),
        ("nog 3 minuten", True),
        ("Sekunden: 9", True),
        ("Piscine fermée", False),
        ("Market on Sunday", False),
        ("156", False),
        ("12345:6789", False),
    ],
)
def test_what_tells_the_time(text: str, expected: bool) -> None:
    assert tells_time(node(el("p")), Moving(kind="text", last=text)) is expected


def test_a_timer_tells_the_time_whatever_it_says() -> None:
    assert tells_time(node(el("p", role="timer")), Moving(kind="text", last="soon"))


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (el("div", at={"class": "page-spinner"}, box=(0, 0, 90, 90)), True),
        (el("div", role="progressbar", box=(0, 0, 90, 90)), True),
        (el("div", box=(0, 0, 10, 10)), True),
        (el("div", at={"class": "hero"}, box=(0, 0, 90, 90)), False),
    ],
)
def test_what_shows_that_something_goes_on(piece: Piece, expected: bool) -> None:
    assert shows_work(node(piece)) is expected


def test_a_colour_changes_no_place() -> None:
    assert not changes_place(Moving(kind="style", properties=["opacity", "color"]))
    assert changes_place(Moving(kind="style", properties=["opacity", "transform"]))
