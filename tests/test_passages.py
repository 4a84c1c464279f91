"""Sentences that findings name, found again in the text of their page and marked there."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.facts import Block, Text
from einclusion.model import Finding, Outcome
from einclusion.summary.passages import LONGEST, Reading, marking, reading

ROOM = 10_000
LONG = "Deze zin is veel te lang."
OTHER = "Ook deze zin telt mee."


def fault(sentence: str, rule: str = "sentences-short", outcome: Outcome = Outcome.FAILED) -> Finding:
    return Finding(rule=rule, outcome=outcome, subject="page:1", values={"sentence": sentence})


def block(text: str, kind: Any = "paragraph", *, main: bool = True, **more: Any) -> Block:
    return Block(kind=kind, text=text, node=(0, 1), main=main, **more)


def read(*blocks: Block, found: list[Finding], room: int = ROOM) -> Reading:
    return reading(Text(blocks=list(blocks), detected="nl"), found, room)


def shown(made: Reading) -> list[str]:
    """The text with what is marked in brackets, and the numbers of the notes behind it."""
    return [
        "".join(f"[{one.text}]{one.notes}" if one.notes else one.text for one in piece.passages)
        for piece in made.pieces
    ]


@pytest.mark.parametrize(
    ("text", "sentences", "expected"),
    [
        (f"Kort. {LONG} Klaar.", [LONG], "Kort. [Deze zin is veel te lang.][1] Klaar."),
        (f"{LONG}", [LONG], f"[{LONG}][1]"),
        (f"{LONG} {OTHER}", [OTHER, LONG], f"[{LONG}][1] [{OTHER}][2]"),
        (f"{LONG} {LONG}", [LONG, LONG], f"[{LONG}][1] [{LONG}][2]"),
        (f"{LONG} {LONG}", [LONG], f"[{LONG}][1] {LONG}"),
        # lines, spaces, control characters and direction make no difference
        ("Zoals:\nDeze zin is\n veel te  lang. Klaar.", [LONG], "Zoals:\n[Deze zin is\nveel te lang.][1] Klaar."),
        ("Deze \u202ezin is\x00 veel te lang.", ["Deze zin is veel  te \x1b[1mlang."], f"[{LONG}][1]"),
        # what a rule cut is marked to its end
        (
            "Een. Een zin die heel lang is en doorgaat! Klaar.",
            ["Een zin die heel l…"],
            "Een. [Een zin die heel lang is en doorgaat!][1] Klaar.",
        ),
        ("Een zin zonder einde die doorgaat", ["Een zin zonder…"], "[Een zin zonder einde die doorgaat][1]"),
        ("Eerste regel gaat zo door\nTweede regel", ["Eerste regel…"], "[Eerste regel gaat zo door][1]\nTweede regel"),
        ("Wacht even … en verder.", ["Wacht even …"], "[Wacht even …][1] en verder."),
        # too little to be sure
        ("De kaart is gratis.", ["De…"], "De kaart is gratis."),
        ("Iets anders.", [LONG], "Iets anders."),
    ],
)
def test_where_it_is_marked(text: str, sentences: list[str], expected: str) -> None:
    made = read(block(text), found=[fault(one) for one in sentences])
    assert shown(made) == [expected]
    assert len(made.notes) + made.left == len(sentences)


def test_marks_of_two_rules_that_overlap_become_one() -> None:
    made = read(block(f"{LONG} {OTHER}"), found=[fault(LONG), fault("veel te lang.", "words-plain"), fault(OTHER)])
    assert shown(made) == [f"[{LONG}][1, 2] [{OTHER}][3]"]
    assert [one.rule for one in made.notes] == ["sentences-short", "words-plain", "sentences-short"]


def test_two_rules_mark_the_same_sentence_once() -> None:
    made = read(block(LONG), block(LONG), found=[fault(LONG), fault(LONG, "active-voice")])
    assert shown(made) == [f"[{LONG}][1, 2]", LONG]


def test_what_is_shown_is_the_main_text_and_whatever_is_marked() -> None:
    blocks = [
        block("Menu", "link", main=False),
        block("Kaart", "heading"),
        block("Kies", "button"),
        block("Rood", "option"),
        block(LONG, main=False),
        block("  \x00 "),
        block("Punt", "item"),
    ]
    made = read(*blocks, found=[fault(LONG)])
    assert [(piece.kind, piece.passages[0].text) for piece in made.pieces] == [
        ("heading", "Kaart"),
        ("paragraph", LONG),
        ("item", "Punt"),
    ]


def test_the_main_text_comes_first_when_a_sentence_is_looked_for() -> None:
    made = read(block(LONG, main=False), block(LONG), found=[fault(LONG)])
    assert shown(made) == [f"[{LONG}][1]"]


def test_a_long_text_is_cut_and_what_does_not_show_is_counted() -> None:
    made = read(block("A" * 60), block(LONG), found=[fault(LONG)], room=70)
    assert (shown(made), made.cut, made.left, made.notes) == (["A" * 60], True, 1, [])
    made = read(block(LONG), block("A" * 60), found=[fault(LONG)], room=70)
    assert (shown(made), made.cut, made.left) == ([f"[{LONG}][1]"], True, 0)


def test_a_huge_block_is_cut() -> None:
    made = read(block("woord " * 100_000 + LONG), found=[fault(LONG), fault("woord " * 50_000)], room=10**9)
    assert len(made.pieces[0].passages[0].text) <= LONGEST
    assert made.left == 1  # the other one is as long as what is shown, and is marked


@pytest.mark.parametrize(
    ("more", "language"),
    [
        ({"detected": "fr", "declared": "en"}, "fr"),
        ({"declared": "fr-BE"}, "fr"),
        ({}, "nl"),
        ({"declared": 'x" onclick="alert(1)'}, ""),
    ],
)
def test_its_language(more: dict[str, Any], language: str) -> None:
    assert read(block(LONG, **more), found=[]).pieces[0].language == language


def test_what_marks() -> None:
    kept = [fault(LONG), fault(LONG, outcome=Outcome.CANT_TELL)]
    others = [
        fault(LONG, outcome=Outcome.PASSED),
        fault(" \x00"),
        Finding(outcome=Outcome.FAILED, values={"sentence": 3}),
        Finding(outcome=Outcome.FAILED),
    ]
    assert marking([*others, *kept]) == kept
