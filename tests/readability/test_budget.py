"""What the level may cost: time to load, memory, speed. Limits are those we promise; the docs tell what is measured."""

from __future__ import annotations

import subprocess
import sys

import pytest

# `resource` would tell at least what the parent had.
MEASURE = """
import psutil, time
from einclusion.model import LANGUAGES
from einclusion.readability.level import sentence_level, text_score
from tests.readability.test_level import HARD, PLAIN
for language in LANGUAGES:
    began = time.process_time()
    sentence_level("a", language)
    print("load", language, time.process_time() - began)
for language in LANGUAGES:
    said = [HARD[language], PLAIN[language]] * 500
    text_score(said, language)
    began = time.process_time()
    text_score(said, language)
    print("speed", language, sum(len(one.split()) for one in said) / (time.process_time() - began))
print("memory", "all", psutil.Process().memory_info().rss / 2**20)
"""


@pytest.fixture(scope="module")
def measured() -> dict[tuple[str, str], float]:
    done = subprocess.run([sys.executable, "-c", MEASURE], check=True, capture_output=True, text=True)
    rows = (line.split() for line in done.stdout.splitlines())
    return {(what, language): float(value) for what, language, value in rows}


def test_a_language_is_loaded_in_a_second_and_a_half(measured: dict[tuple[str, str], float]) -> None:
    assert max(value for (what, _), value in measured.items() if what == "load") < 1.5


def test_four_languages_take_less_than_half_a_gigabyte(measured: dict[tuple[str, str], float]) -> None:
    assert measured["memory", "all"] < 500


def test_forty_thousand_words_are_scored_a_second(measured: dict[tuple[str, str], float]) -> None:
    assert min(value for (what, _), value in measured.items() if what == "speed") > 40_000
