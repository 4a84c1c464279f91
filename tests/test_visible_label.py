from __future__ import annotations

import pytest

from einclusion.checking.visible_label import Reading, holds, spelled_otherwise, tokens
from tests.marked import tree


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("Next <b>page</b>", "Next page"),
        ('<i data-box="0 0 9 9">A</i><i data-box="9 0 9 9">B</i>', "AB"),
        ('<i data-box="0 0 9 9">A</i><i data-box="30 0 9 9">B</i>', "A B"),
        ('<i data-box="0 0 9 9">A</i><i data-box="0 20 9 9">B</i>', "A B"),
        ("<div>A</div><div>B</div>", "A B"),
        ("A<br>B", "A B"),
        ('A <i data-box="0 0 1 1" style="overflow-x:hidden">hidden</i> B', "A B"),
        ('A <i style="clip-path:inset(50%)">hidden</i> B', "A B"),
        ('A <i style="opacity:0">hidden</i> B', "A B"),
        ('A <i data-box="-999 0 20 20">away</i> B', "A B"),
        ("A <i hidden>gone</i> B", "A B"),
        ('A <i aria-hidden="true">seen</i>', "A seen"),
        ('<i data-box="0 0 16 16">expand_more</i> More', "More"),
        ('<i data-box="0 0 90 16">expand</i>', "expand"),
        ('<template shadowrootmode="open"><b>In the shadow</b></template>', "In the shadow"),
    ],
)
def test_what_a_reader_sees(inside: str, text: str) -> None:
    markup = f'<button id="t" data-box="0 0 200 20">{inside}</button>'
    assert Reading(tree(markup).select("#t")[0]).text == text


def test_nothing_is_seen_in_what_is_cut_off_around_it() -> None:
    assert Reading(tree('<div style="opacity:0"><button id="t">x</button></div>').select("#t")[0]).text == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Read more: fees (2024)", ["read", "more", "fees"]),
        ("a (b (c)) d", ["a", "d"]),
        ("Straße\u00a0№ 5", ["strasse", "no", "5"]),
        ("\U0001f4a1 >>> Go <<<", ["go"]),
        ("Nextâ€¦", ["next"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("Next page in the list", "Next page", True),
        ("Discover Italy", "Discover It", False),
        ("page next", "Next page", False),
        ("Download the specification", "Download specification", False),
        ("1a", "1", False),
        ("close", "X", True),
        ("", "Go on", False),
        ("次のページへ", "次のページ", True),
        ("next page", "次のページ", False),
    ],
)
def test_a_name_holds_a_label(name: str, label: str, expected: bool) -> None:
    assert holds(name, label) is expected


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("University Avenue", "University Ave.", True),
        ("non-standard", "nonstandard", True),
        ("color scheme", "Colour scheme", True),
        ("Terms and conditions", "Terms & conditions", True),
        ("United Nations report", "UN report", True),
        ("Französisch", "FR", True),
        ("WCAG", "W C A G", False),
        ("WCAG", "ACT rules", False),
        ("Discover Italy", "Discover It", False),
        ("Discover Italy", "Discover It.", True),
        ("specifications", "specification", False),
    ],
)
def test_ways_to_write_the_same(name: str, label: str, expected: bool) -> None:
    assert spelled_otherwise(name, label) is expected
