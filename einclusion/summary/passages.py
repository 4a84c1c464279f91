"""The text of a page with the sentences marked that findings name, and those that are hard to read. Pure.

What a finding marks is its value `sentence`.

White space, control characters and what turns the direction of writing make no difference, so that a sentence is found
as a rule cut it out of a block. One that ends in an ellipsis is found by its beginning and marked to its end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from einclusion.checking.kinship import primary
from einclusion.facts import Block, Text
from einclusion.model import Finding, Record
from einclusion.readability.level import cefr, sentence_level
from einclusion.readability.pages import plain, telling
from einclusion.readability.prose import prose_of
from einclusion.summary.grouping import SHOWN
from einclusion.text.safe import ELLIPSIS, clean

VALUE = "sentence"
"""Name of the value by which a finding marks a sentence."""
LONGEST = 5_000
"""Characters of a block that are shown."""
SHORT = 60
"""Characters of a word that are shown."""
DEGREES = ("B2", "C1", "C2")
"""Levels of a rather hard, a hard and a very hard sentence; one alone has a rough level, and nothing fails by it."""
_LEFT_OUT = ("button", "option")
"""Kinds of block that are no text to read."""
_SHORTEST = 8
"""Characters that the beginning of a sentence must have to be found by it."""
_END = re.compile(r"[.!?…](?=\s|$)|\n|$")
_LINES = re.compile(r"\s*\n\s*")


class Passage(Record, frozen=True, kw_only=True):
    """A run of a block's text."""

    text: str
    """What it says, harmless."""
    notes: list[int] = []
    """Numbers of the findings that mark it; none where none does."""
    degree: str = ""
    """`B2` for a rather hard sentence, `C1` for a hard one, `C2` for a very hard one; else empty."""
    plainer: list[tuple[str, str]] = []
    """Words in it for which a finding has a plainer one, each with that."""


class Piece(Record, frozen=True, kw_only=True):
    """A block of text."""

    kind: str
    """What it is (`heading`, `paragraph`, `item` …)."""
    language: str
    """Primary language tag; empty where none is known."""
    passages: list[Passage]
    """Its text."""


class Reading(Record, frozen=True, kw_only=True):
    """The text of a page."""

    pieces: list[Piece]
    """Its main text in reading order, and other blocks that hold a marked sentence."""
    notes: list[Finding]
    """The findings that mark something, by number from 1, in the order of the text."""
    left: int = 0
    """Findings whose sentence does not show, because the text was cut or another version of it is stored."""
    cut: bool = False
    """Whether the text goes on."""


class _Spot(Record, frozen=True, kw_only=True, order=True):
    """Where a sentence stands."""

    block: int
    start: int
    end: int


class _Mark(NamedTuple):
    """What marks a run of a block's text."""

    start: int
    end: int
    notes: list[int]
    degree: str
    plainer: list[tuple[str, str]]

    def with_(self, other: _Mark) -> _Mark:
        """Both as one."""
        plainer = [*self.plainer, *(pair for pair in other.plainer if pair not in self.plainer)]
        degree = max(self.degree, other.degree)
        return _Mark(self.start, max(self.end, other.end), [*self.notes, *other.notes], degree, plainer)


def marking(findings: Iterable[Finding]) -> list[Finding]:
    """The failures and questions that name a sentence."""
    return [one for one in findings if one.outcome in SHOWN and _sentence(one)]


def reading(text: Text, findings: Sequence[Finding], room: int) -> Reading:
    """The text of a page in at most `room` characters, with the sentences of the findings marked and numbered."""
    lines = [_harmless(block.text) for block in text.blocks]
    spots = list(_placed(findings, _order(text.blocks), lines))
    hard = _hard(text, lines)
    shown, cut = _shown(text.blocks, lines, {spot.block for spot, _ in spots}, room)
    marks = sorted(((spot, one) for spot, one in spots if spot.block in shown), key=lambda mark: mark[0])
    by_block: dict[int, list[_Mark]] = {block: hard.get(block, []) for block in shown}
    for number, (spot, finding) in enumerate(marks, 1):
        by_block[spot.block].append(_Mark(spot.start, spot.end, [number], "", _plainer(finding)))
    return Reading(
        pieces=[
            Piece(
                kind=text.blocks[block].kind,
                language=_language(text.blocks[block], text),
                passages=list(_passages(lines[block], by_block[block])),
            )
            for block in shown
        ],
        notes=[one for _, one in marks],
        left=len(findings) - len(marks),
        cut=cut,
    )


def _sentence(finding: Finding) -> str:
    value = finding.values.get(VALUE, "")
    return clean(value, LONGEST) if isinstance(value, str) else ""


def _harmless(text: str) -> str:
    """The text in its lines, cut where it is too long."""
    lines = [clean(line, LONGEST) for line in _LINES.split(text[: LONGEST * 2])]
    whole = "\n".join(line for line in lines if line)
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + ELLIPSIS


def _language(block: Block, text: Text) -> str:
    return primary(block.detected or block.declared or text.detected or text.declared)


def _order(blocks: Sequence[Block]) -> list[int]:
    """Blocks in the order in which sentences are looked for: the main text first."""
    return sorted(range(len(blocks)), key=lambda number: not blocks[number].main)


def _placed(findings: Iterable[Finding], order: Sequence[int], lines: Sequence[str]) -> Iterator[tuple[_Spot, Finding]]:
    """Where each finding's sentence stands; a rule's second finding about equal sentences is about the second."""
    known: dict[str, list[_Spot]] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        sentence = _sentence(finding)
        if sentence not in known:
            known[sentence] = [spot for block in order for spot in _found(sentence, block, lines[block])]
        spots = known[sentence]
        number = seen[finding.rule, sentence]
        seen[finding.rule, sentence] += 1
        if number < len(spots):
            yield spots[number], finding


def _found(sentence: str, block: int, text: str) -> Iterator[_Spot]:
    """Where a sentence stands in a block."""
    flat = text.replace("\n", " ")
    cut = sentence.removesuffix(ELLIPSIS).rstrip() if sentence not in flat else sentence
    if cut != sentence and len(cut) < _SHORTEST:
        return
    start = flat.find(cut)
    while start >= 0:
        end = start + len(cut)
        if cut != sentence and (ending := _END.search(text, end)):
            end = ending.end()
        yield _Spot(block=block, start=start, end=len(text[:end].rstrip()))
        start = flat.find(cut, end)


def _shown(blocks: Sequence[Block], lines: Sequence[str], marked: set[int], room: int) -> tuple[list[int], bool]:
    """Blocks of the main text and those with a mark, in the order of the page, and whether that went beyond `room`."""
    shown: list[int] = []
    for number, block in enumerate(blocks):
        if not lines[number] or not (number in marked or (block.main and block.kind not in _LEFT_OUT)):
            continue
        room -= len(lines[number])
        if room < 0:
            return shown, True
        shown.append(number)
    return shown, False


def _passages(text: str, marks: Sequence[_Mark]) -> Iterator[Passage]:
    """The text in passages; marks that overlap become one."""
    merged: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if merged and mark.start < merged[-1].end:
            merged[-1] = merged[-1].with_(mark)
        else:
            merged.append(mark)
    done = 0
    for mark in merged:
        if mark.start > done:
            yield Passage(text=text[done : mark.start])
        yield Passage(
            text=text[mark.start : mark.end], notes=sorted(mark.notes), degree=mark.degree, plainer=mark.plainer
        )
        done = mark.end
    if text[done:]:
        yield Passage(text=text[done:])


def _hard(text: Text, lines: Sequence[str]) -> dict[int, list[_Mark]]:
    """Sentences of the main text that are hard to read, by block."""
    places = {id(block): number for number, block in enumerate(text.blocks)}
    found: dict[int, list[_Mark]] = {}
    seen: Counter[tuple[int, str]] = Counter()
    for sentence in prose_of(text):
        block, told = places[id(sentence.block)], clean(sentence.original, LONGEST)
        seen[block, told] += 1
        degree = cefr(sentence_level(plain(sentence), sentence.language)) if telling(sentence) else ""
        spots = list(_found(told, block, lines[block])) if degree in DEGREES else []
        if len(spots) >= seen[block, told]:
            spot = spots[seen[block, told] - 1]
            found.setdefault(block, []).append(_Mark(spot.start, spot.end, [], degree, []))
    return found


def _plainer(finding: Finding) -> list[tuple[str, str]]:
    word, better = (finding.values.get(name) for name in ("word", "plain"))
    return [(clean(word, SHORT), clean(better, SHORT))] if isinstance(word, str) and isinstance(better, str) else []
