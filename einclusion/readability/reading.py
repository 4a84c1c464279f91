"""One text judged by itself, without a browser: its level, its hardest sentences, and what the rules find in it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from einclusion.facts import Facts, Structure
from einclusion.judge import Judge
from einclusion.model import LANGUAGES, Finding, Language, Outcome
from einclusion.readability.level import Level, cefr, sentence_level
from einclusion.readability.pages import parts, plain, telling
from einclusion.readability.prose import Sentence, prose
from einclusion.readability.reasons import Reason, reasons
from einclusion.rulebook import Rulebook
from einclusion.run import Page
from einclusion.scope import Service
from einclusion.standards import limit, profile
from einclusion.subjects import PageSubject
from einclusion.text.blocks import text_of
from einclusion.text.sentences import words

_TOPIC = "readability"
_NEEDS = frozenset({"structure", "text"})
_TOLD = (Outcome.FAILED, Outcome.CANT_TELL)
HARDEST = 5
"""Sentences that are shown."""


class Hard(Struct, frozen=True, kw_only=True):
    """A sentence above the limit."""

    text: str
    """What it says."""
    level: float
    """Its level."""
    cefr: str
    """Name of the level."""
    reasons: list[Reason]
    """What makes it hard."""


class Reading(Struct, frozen=True, kw_only=True):
    """What a text is like to read."""

    language: str
    """Language that most of it is in."""
    words: int
    """Words of running text in that language."""
    level: Level | None
    """Its level; none where it has too few words."""
    cefr: str
    """Name of the level, empty where there is none."""
    limit: float
    """The highest level that the profile asks for."""
    above: bool
    """Whether the whole band of doubt lies above that limit."""
    sentences: list[Hard]
    """The hardest sentences above the limit, the hardest first."""
    findings: list[Finding]
    """What rules on text found, or ask."""


def read(structure: Structure, book: Rulebook, law: str, language: Language | None = None) -> Reading | None:
    """What the text is like to read; none where it is in no language that there is a level for.

    `language`: what it is in, where that is known; else it is detected.
    """
    text = text_of(structure)
    if language:
        blocks = [msgspec.structs.replace(block, detected="", declared="") for block in text.blocks]
        text = msgspec.structs.replace(text, detected=language, blocks=blocks)
    page = Page(number=1, address="", facts=Facts(structure=structure, text=text))
    service = Service(name="", start=[""], profile=law)
    subject = PageSubject(page, service)
    spoken = text.detected or text.declared[:2]
    said = [one for one in prose(subject) if one.language == spoken]
    if spoken not in LANGUAGES:
        return None
    level = next((part.level for part in parts(said, 0)), None)
    most = limit("text-level", law)
    return Reading(
        language=spoken,
        words=sum(len(words(plain(one))) for one in said),
        level=level,
        cefr=cefr(level.score) if level else "",
        limit=most,
        above=level is not None and level.low > most,
        sentences=hardest(said, most, limit("mean-sentence-words", law)),
        findings=_findings(page, service, book, law),
    )


def hardest(said: Iterable[Sentence], most: float, longest: float) -> list[Hard]:
    """The hardest sentences above a level; of a few words the level says too little."""
    told = {one.original: one for one in said if telling(one)}.values()
    levels = sorted(((sentence_level(plain(one), one.language), one) for one in told), key=lambda pair: -pair[0])
    return [
        Hard(text=one.original, level=level, cefr=cefr(level), reasons=reasons(plain(one), one.language, longest))
        for level, one in levels[:HARDEST]
        if level > most
    ]


def _findings(page: Page, service: Service, book: Rulebook, law: str) -> list[Finding]:
    """What the rules found that need no more than the text; what they could not tell without a browser is left out."""
    rules = [
        rule
        for rule in book.rules.values()
        if rule.topic == _TOPIC and rule.subject == "page" and rule.engine not in ("axe", "person")
    ]
    judge = Judge(book, [rule for rule in rules if set(rule.needs) <= _NEEDS], service, profile(law))
    return [finding for finding in judge.page(page) if finding.outcome in _TOLD]
