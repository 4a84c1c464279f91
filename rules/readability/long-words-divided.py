from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from einclusion.checking.nearby import language_of
from einclusion.data import beside
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.compounds import parts
from einclusion.readability.prose import own_text, prose
from einclusion.readability.vocabulary import vocabulary
from einclusion.subjects import PageSubject
from einclusion.text.sentences import words

MEASURE = "word-letters"
COMPOUNDING = ("nl", "de")


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    known: set[str] = set()
    read = long = False
    for block, language, text, shown in texts(page):
        read = True
        for place, word in enumerate(words(text)):
            if len(word) < limit or word.lower() in known or is_name(word, place, language):
                continue
            known.add(word.lower())
            if divided := apart(word, language):
                long = True
                told = {"word": word, "letters": len(word), "parts": divided, "sentence": shown}
                yield failed(page.node(block.node), measure=MEASURE, **told)
    if read and not long:
        yield passed()


def texts(page: PageSubject) -> Iterator[tuple[Block, str, str, str]]:
    """Sentences and headings in languages with long compounds: their own words, and as they stand."""
    said = ((one.block, one.language, one.text, one.shown) for one in prose(page))
    headings = (
        (block, language_of(page, block), own_text(block), block.text)
        for block in page.text.blocks
        if block.main and block.kind == "heading"
    )
    yield from (row for row in chain(headings, said) if row[1] in COMPOUNDING)


def is_name(word: str, place: int, language: str) -> bool:
    """Whether it may be a name: a capital within a Dutch sentence, capitals only, or a street."""
    names = tuple(beside(__file__, "long-words-divided.yaml")["names"][language])
    return (
        not word.isalpha()
        or word.isupper()
        or word.lower().endswith(names)
        or (language == "nl" and place > 0 and word[0].isupper())
    )


def apart(word: str, language: str) -> str:
    """The word with hyphens between its parts; empty where everybody knows it or its parts are not sure."""
    data = beside(__file__, "long-words-divided.yaml")
    known = word.lower() in data["needed"] or vocabulary(language).word(word).zipf >= data["everyday"]
    found = () if known else parts(word, language)
    noun = language == "de" and word[0].isupper()
    return "-".join(part[0].upper() + part[1:] if noun else part for part in found)
