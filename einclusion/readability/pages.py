"""The reading level of what a page says, part by part where it is in several languages."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from einclusion.model import Value
from einclusion.readability.level import Level, cefr, sentence_level, text_level
from einclusion.readability.prose import MASK, Sentence

TELLING = 8
"""Words from which a single sentence is called the hardest one."""


class Part(Struct, frozen=True, kw_only=True):
    """What a page says in one language, and how hard it is."""

    language: str
    """One of the four."""
    level: Level
    """Its level, with the band of doubt."""
    hardest: Sentence
    """The sentence of the highest level."""

    @property
    def told(self) -> dict[str, Value]:
        """What findings say of it."""
        level = self.level
        said: dict[str, Value] = {"level": cefr(level.score), "band": level.band, "score": round(level.score, 2)}
        return {**said, "words": level.words, "language": self.language}


def plain(sentence: Sentence) -> str:
    """The sentence in the page's own words: what it quotes is left out."""
    return sentence.text.replace(MASK, "")


def telling(sentence: Sentence) -> bool:
    """Whether it has enough words for a level of its own."""
    return plain(sentence).count(" ") >= TELLING - 1


def parts(sentences: Iterable[Sentence], least: float) -> list[Part]:
    """The parts of a text, each language with at least so many words."""
    by_language: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_language.setdefault(sentence.language, []).append(sentence)
    made = (_part(language, read, least) for language, read in by_language.items())
    return [one for one in made if one is not None]


def _part(language: str, read: list[Sentence], least: float) -> Part | None:
    level = text_level([plain(one) for one in read], language)
    if level is None or level.words < least:
        return None
    hardest = max(filter(telling, read), default=read[0], key=lambda one: sentence_level(plain(one), language))
    return Part(language=language, level=level, hardest=hardest)
