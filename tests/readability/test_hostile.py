"""Texts that nobody wrote to be read: they take no longer than others of their size."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from einclusion.facts import Block
from einclusion.readability.compounds import parts
from einclusion.readability.explained import explains
from einclusion.readability.level import sentence_level
from einclusion.readability.prose import own_text
from einclusion.readability.unrendered import is_html
from einclusion.text.sentences import sentences, words

SECONDS = 10


def masked(text: str) -> str:
    return own_text(Block(text=text, node=(0, 0), kind="paragraph", main=True))


def explained(text: str) -> bool:
    return explains(text, "leges", "dat is")


@pytest.mark.parametrize(
    ("read", "arguments"),
    [
        (is_html, ("<!-- -->" * 60 + "x",)),
        (sentences, ("." * 200_000, "nl")),
        (sentences, ("bijv. Een " * 30_000, "nl")),
        (words, ("a.b-" * 50_000,)),
        (masked, ("a@" * 30_000,)),
        (masked, ('"a' * 50_000,)),
        (explained, ("a" * 200_000,)),
        (explained, ("leges (geld " * 5_000,)),
        (explained, ("leges (" + "geld " * 50_000,)),
        (parts, ("werk" * 3_000, "nl")),
        (sentence_level, ("a" * 300_000, "nl")),
    ],
)
def test_no_text_holds_the_program_up(read: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    began = time.process_time()
    read(*arguments)
    assert time.process_time() - began < SECONDS


def test_a_line_longer_than_any_paragraph_loses_no_word() -> None:
    line = "Dit is een zin van zeven woorden. " * 3_000
    found = sentences(line, "nl")
    assert [word for sentence in found for word in sentence.split()] == line.split()
    assert set(found[:100]) == {"Dit is een zin van zeven woorden."}
