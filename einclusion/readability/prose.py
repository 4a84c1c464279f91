"""The sentences of a page that are its own running text: what rules on words and sentences judge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from einclusion.facts import Block, Text
from einclusion.model import LANGUAGES
from einclusion.subjects import PageSubject
from einclusion.text.sentences import sentences, words
from einclusion.text.spoken import spoken

RUNNING = frozenset({"paragraph", "item", "hint", "error", "cell"})
"""Kinds of blocks that can hold sentences."""
LEAST_WORDS = 4
"""Words from which a line without a full stop can be a sentence."""
MASK = "·"
"""Stands for each character that is not the page's own word."""
SHOWN = 600
"""Characters of a sentence that a finding holds."""
_QUOTED = re.compile(
    r"“[^“”]{1,300}[”“]|„[^„“”]{1,300}[“”]|«[^«»]{1,300}»|»[^«»]{1,300}«|\"[^\"\n]{1,300}\"|(?<![\w’'])‘[^‘’\n]{2,120}’(?!\w)"
    r"|(?<!\w)'[^'\n]{2,120}'(?!\w)|‚[^‚‘’\n]{2,120}[‘’]"
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\w+")
_MARKUP = re.compile(r"</?[a-z][^<>]*>|\w=[\"']|^---|\b\w+: \"|[{}]")
_FILLER = re.compile(r"\b(?:lorem ipsum|dolor sit amet)\b", re.IGNORECASE)
_MARKUP_MOST = 2
"""Signs of code from which a line is no sentence."""
_NAMES = 0.5
"""Share of words that must begin with a small letter."""
_NAMES_IN_GERMAN = 0.35
"""The same in German, which writes its nouns with a capital."""


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence of a page's running text."""

    text: str
    """What it says, with a dot for each character that the page quotes, and for addresses of the web."""
    original: str
    """As it stands on the page."""
    language: str
    """One of the four languages."""
    block: Block
    """The block that it stands in."""

    @property
    def shown(self) -> str:
        """As findings hold it: cut where it is very long."""
        return self.original if len(self.original) <= SHOWN else self.original[: SHOWN - 1].rstrip() + "…"


def prose(page: PageSubject) -> list[Sentence]:
    """Sentences of the main content in our four languages, in reading order; names and filler text are none."""
    return prose_of(page.text)


_latest: list[tuple[Text, list[Sentence]]] = []
"""The text that was read last: one rule after another asks for the same."""


def prose_of(text: Text) -> list[Sentence]:
    """The same of text facts alone."""
    if not _latest or _latest[0][0] is not text:
        _latest[:] = [(text, list(_read(text)))]
    return list(_latest[0][1])


def _read(text: Text) -> Iterator[Sentence]:
    for block, language in zip(text.blocks, spoken(text), strict=True):
        if block.main and block.kind in RUNNING:
            yield from _sentences(block, language)


def _sentences(block: Block, language: str) -> Iterator[Sentence]:
    if language not in LANGUAGES or _FILLER.search(block.text):
        return
    masked = own_text(block)
    place = 0
    for sentence in sentences(block.text, language):
        place = block.text.index(sentence, place)
        if is_prose(sentence, language):
            yield Sentence(
                text=masked[place : place + len(sentence)], original=sentence, language=language, block=block
            )
        place += len(sentence)


def own_text(block: Block) -> str:
    """The block's text, as long as it is, with a dot for each character of quotations, code and web addresses."""
    text = block.text
    for quote in block.quotes:
        text = text.replace(quote, MASK * len(quote), 1)
    for pattern in (_QUOTED, _ADDRESS):
        text = pattern.sub(lambda match: MASK * len(match[0]), text)
    return text


def is_prose(sentence: str, language: str) -> bool:
    """Whether it is a sentence and no list of names, opening hours, address, title in capitals or code."""
    if len(_MARKUP.findall(sentence)) >= _MARKUP_MOST:
        return False
    found = words(sentence)
    least = _NAMES_IN_GERMAN if language == "de" else _NAMES
    return len(found) >= LEAST_WORDS and sum(word[0].islower() for word in found) >= least * len(found)
