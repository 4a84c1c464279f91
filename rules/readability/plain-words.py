from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.prose import Sentence, prose
from einclusion.readability.wordlist import Hit, WordList
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    found: dict[str, list[tuple[Sentence, Hit]]] = {}
    read = prose(page)
    for sentence in read:
        for hit in words(sentence.language).find(sentence.text):
            found.setdefault(f"{sentence.language} {hit.phrase}", []).append((sentence, hit))
    for places in found.values():
        sentence, hit = places[0]
        word = sentence.original[hit.start : hit.end]
        target = page.node(sentence.block.node)
        yield failed(target, word=word, plain=hit.value, count=len(places), sentence=sentence.shown)
    if read and not found:
        yield passed(page.node(read[0].block.node))


@cache
def words(language: str) -> WordList:
    return WordList.of(beside(__file__, f"plain-words-{language}.yaml"))
