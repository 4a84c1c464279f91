from __future__ import annotations

import pytest

from einclusion.checking.repeated import Outline
from einclusion.data import own
from einclusion.text.lexicon import Lexicon
from tests.marked import tree

NAV = '<nav data-role="navigation"><a href="/other">Other</a></nav>'
LONG = "<p>" + "words of the page itself " * 4 + "</p>"


def outline(markup: str) -> Outline:
    return Outline(tree(markup), "https://example.be/here")


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        (NAV + LONG, ["nav"]),
        ("<header><nav><a href='/x'>x</a></nav></header>" + LONG, ["header"]),
        ("<ul><li><a href='/x'>x</a></li><li><a>here</a></li></ul>" + LONG, ["ul"]),
        ("<ul><li><a href='/x'>x</a> and more</li></ul>" + LONG, []),
        (LONG + "<ul><li><a href='/x'>x</a></li></ul>" + LONG, []),
        ("<main><header><a href='/x'>x</a></header></main>" + LONG, []),
        ("<nav><a href='#x'>x</a></nav>" + LONG, []),
        ("<nav><a href='https://example.be/here?x'>x</a></nav>" + LONG, []),
        ("<nav><a href='mailto:x@example.be'>x</a></nav>" + LONG, []),
        ("<div role='search'><a href='/x'>x</a></div>" + LONG, ["div"]),
        ("<nav hidden><a href='/x'>x</a></nav>" + LONG, []),
    ],
)
def test_what_is_taken_for_repeated(markup: str, blocks: list[str]) -> None:
    assert [block.tag for block in outline(markup).blocks] == blocks


def test_content_comes_after_what_is_repeated() -> None:
    made = outline("<h1>Title</h1>" + NAV + LONG + "<footer>Foot</footer>")
    assert [made.tree.nodes[index].text.strip() for index in made.content] == [LONG[3:-4].strip()]
    assert [block.tag for block in made.before_content] == ["nav"]


def test_nothing_is_repeated_before_content_that_comes_first() -> None:
    made = outline(LONG + NAV + LONG)
    assert made.content == []
    assert made.before_content == []


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (NAV + '<h2 data-role="heading">A</h2>' + LONG, True),
        ('<h1 data-role="heading">A</h1>' + NAV + LONG, False),
        (NAV + '<h2 data-role="heading" data-box="-999 0 9 9">A</h2>' + LONG, False),
        (NAV + '<h2 data-role="heading" aria-hidden="true">A</h2>' + LONG, False),
        (NAV + '<p role="heading">A</p>' + LONG, True),
    ],
)
def test_headings(markup: str, found: bool) -> None:
    assert (outline(markup).heading() is not None) is found


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (NAV + f'<main data-role="main">{LONG}</main>', True),
        (f'<div role="main" data-role="main">{NAV}{LONG}</div>', False),
        (NAV + f'<section data-role="region" data-name="A">{LONG}</section>', True),
        (NAV + f'<form data-role="form">{LONG}</form>', False),
        (NAV + f'<main data-role="main" aria-hidden="true">{LONG}</main>', False),
    ],
)
def test_landmarks(markup: str, found: bool) -> None:
    assert (outline(markup).landmark() is not None) is found


@pytest.mark.parametrize(
    ("link", "rest", "found"),
    [
        ('<a href="#m">Skip</a>', f'<div id="m">{LONG}</div>', True),
        ('<a href="/here#m">Skip</a>', f'<div id="m">{LONG}</div>', True),
        ('<a href="/there#m">Skip</a>', f'<div id="m">{LONG}</div>', False),
        ('<a href="#m">Skip</a>', f'<i id="m"></i>{LONG}', True),
        ('<a href="#none">Skip</a>', LONG, False),
        ("<button onclick=\"location.assign('#m')\">Skip</button>", f'<div id="m">{LONG}</div>', True),
        ("<button onclick=\"document.getElementById('m').focus()\">Skip</button>", f'<div id="m">{LONG}</div>', True),
        ('<a href="#m" hidden>Skip</a>', f'<div id="m">{LONG}</div>', False),
    ],
)
def test_skip_links(link: str, rest: str, found: bool) -> None:
    assert (outline(link + NAV + rest).skip_link() is not None) is found


def test_a_link_into_the_menu_skips_nothing() -> None:
    made = outline('<a href="#n">Skip</a><nav id="n"><a href="/x">x</a></nav>' + LONG)
    assert made.skip_link() is None


def test_what_a_script_may_do() -> None:
    words = Lexicon.load(own("checking/repeated.yaml"))
    assert outline('<a href="#">Zum Inhalt</a>' + NAV + LONG).by_script(words) is not None
    assert outline('<a href="#">Kontakt</a>' + NAV + LONG).by_script(words) is None


@pytest.mark.parametrize(
    ("control", "folds"),
    [
        ("<button onclick=\"toggle('n')\">x</button>", True),
        ('<button aria-controls="n">x</button>', True),
        ("<button onclick=\"track('n')\">x</button>", False),
        ("<button onclick=\"toggle('other')\">x</button>", False),
    ],
)
def test_controls_that_fold_a_block_away(control: str, folds: bool) -> None:
    made = outline(control + '<nav id="n"><a href="/x">x</a></nav>' + LONG)
    assert made.folds(made.blocks[0]) is folds
