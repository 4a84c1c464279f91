"""Whether a text says what a word means."""

from __future__ import annotations

import pytest

from einclusion.data import parse
from einclusion.model import LANGUAGES
from einclusion.readability.explained import explains
from einclusion.readability.wordlist import WordList
from tests import sources

JARGON = sorted((sources.ROOT / "rules" / "readability").glob("jargon-explained-*.yaml"))
SIGNS = "dat is|is een|noemen we"


@pytest.mark.parametrize(
    "text",
    [
        "U betaalt leges (geld voor een vergunning).",
        "U betaalt geld voor een vergunning (leges).",
        "Leges: geld voor een vergunning",
        "U betaalt leges, dat is geld voor een vergunning.",
        "U betaalt leges. Dat is geld voor een vergunning.",
        "Leges is een bedrag voor een vergunning.",
        "Het bedrag voor een vergunning noemen we leges.",
    ],
)
def test_it_is_explained(text: str) -> None:
    assert explains(text, "leges", SIGNS)


@pytest.mark.parametrize(
    "text",
    [
        "U betaalt leges voor een vergunning.",
        "U betaalt leges (12 euro).",
        "U betaalt collegesgeld (geld voor de school).",
        "Dat is veel. U betaalt de leges aan het loket.",
    ],
)
def test_it_is_not_explained(text: str) -> None:
    assert not explains(text, "leges", SIGNS)


class TestJargon:
    def test_there_is_a_list_for_each_language(self) -> None:
        assert {path.stem.rpartition("-")[2] for path in JARGON} == set(LANGUAGES)

    def test_each_has_eighty_words_with_sources(self) -> None:
        for path in JARGON:
            data = parse(path.read_text(encoding="utf-8"))
            assert WordList(data).size >= 80
            assert all(group["source"].strip() for group in data["groups"])
            assert data["explains"]
