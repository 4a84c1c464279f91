"""How a text speaks to its reader: formally, informally, or not at all. Pure, by language.

German writes “Sie” and “Ihr” for “they” and “their” too: at the beginning of a sentence they tell nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from einclusion.data import beside

Way = Literal["formal", "informal", "either"]
_START = re.compile(r"[\W\d_]*")
_ENDING_ST = re.compile(r"\b(?:\w+st|[Bb]ist|[Hh]ast)\b")
_NEAR = 3
"""Words beside `du` among which its verb stands."""


class Addressed(Struct, frozen=True):
    """A word that addresses the reader."""

    way: Way
    """How."""
    word: str
    """The word as it stands there."""
    sure: bool
    """Whether it can't mean anything else there."""


class _Words(Struct, frozen=True):
    ways: dict[Way, re.Pattern[str]]
    commands: re.Pattern[str] | None
    tasks: re.Pattern[str]
    third: re.Pattern[str]
    voice: re.Pattern[str]
    names: re.Pattern[str]


def addresses(sentence: str, language: str) -> list[Addressed]:
    """The words of a sentence that address its reader, in order of the ways."""
    known = _known(language)
    text = known.names.sub(lambda match: "·" * len(match[0]), sentence)
    start = _begin(text)
    return [
        Addressed(way, match[0], _sure(text, match, start, language, way))
        for way, pattern in known.ways.items()
        for match in pattern.finditer(text)
    ]


def commands(sentence: str, language: str) -> bool:
    """Whether the sentence begins with a verb that tells its reader to do something."""
    pattern = _known(language).commands
    return pattern is not None and pattern.match(sentence, _begin(sentence)) is not None


def tasks(text: str, language: str) -> int:
    """How many words tell of something to do, to bring or to get."""
    return len(_known(language).tasks.findall(text))


def third_person(text: str, language: str) -> str:
    """The first word for the person whom the text is for; empty where there is none."""
    found = _known(language).third.search(text)
    return found[0] if found else ""


def voiced(sentence: str, language: str) -> bool:
    """Whether the sentence is in the reader's own voice, as questions often are (`How do I apply?`)."""
    return _known(language).voice.search(sentence) is not None


def _begin(text: str) -> int:
    found = _START.match(text)
    return found.end() if found else 0


def _sure(text: str, match: re.Match[str], start: int, language: str, way: Way) -> bool:
    if language != "de":
        return True
    if way == "formal":
        return match.start() > start and not re.search(r"[.:!?–—|•·]\W*$", text[: match.start()])
    if match[0].lower() != "du":
        return True
    before, after = text[: match.start()].split()[-_NEAR:], text[match.end() :].split()[: _NEAR * 2]
    return bool(_ENDING_ST.search(" ".join((*before, *after))))


@cache
def _known(language: str) -> _Words:
    data: dict[str, str] = beside(__file__, "address.yaml")[language]
    flags = re.NOFLAG if language == "de" else re.IGNORECASE
    listed = {name: re.sub(r"\|\s+", "|", text.strip()) for name, text in data.items()}
    ways: tuple[Way, ...] = ("formal", "informal", "either")
    tasks, third, voice = (
        re.compile(rf"(?<!\w)(?:{listed[name]})(?!\w)", flags) for name in ("tasks", "third", "voice")
    )
    return _Words(
        {way: re.compile(rf"(?<![\w-])(?:{listed[way]})(?![\w-])", flags) for way in ways if listed[way]},
        re.compile(rf"(?:{listed['commands']})(?!\w)", flags) if listed["commands"] else None,
        tasks,
        third,
        voice,
        re.compile(listed["names"]),
    )
