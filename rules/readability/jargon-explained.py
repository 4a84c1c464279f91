from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from einclusion.checking.listed import occurrences
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.explained import explains
from einclusion.readability.prose import prose
from einclusion.readability.wordlist import WordList
from einclusion.subjects import PageSubject

NAMING = ("heading", "button", "legend")


def check(page: PageSubject) -> Iterator[Finding]:
    told = marked(page)
    blocks = [block.text for block in page.text.blocks]
    for places in occurrences(prose(page), words).values():
        sentence, hit = places[0]
        word = sentence.original[hit.start : hit.end]
        target = page.node(sentence.block.node)
        signs = data(sentence.language)["explains"]
        if any(word.lower() in text for text in told) or any(explains(text, word, signs) for text in blocks):
            yield passed(target)
        else:
            yield failed(target, word=word, plain=hit.value, sentence=sentence.shown)


def marked(page: PageSubject) -> list[str]:
    """Texts in which a word is defined, named as a subject, or leads to a page of its own."""
    named = [block.text for block in page.text.blocks if block.kind in NAMING]
    return [text.lower() for text in [*named, *(node.text for node in page.select("dfn, abbr[title], dt, a[href]"))]]


def words(language: str) -> WordList:
    return WordList.of(data(language))


def data(language: str) -> Any:
    return beside(__file__, f"jargon-explained-{language}.yaml")
