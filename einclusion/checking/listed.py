"""Words of a list in a page's running text: each told once, at its first place, with how often it stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.prose import Sentence, prose
from einclusion.readability.wordlist import Hit, WordList
from einclusion.subjects import PageSubject


def with_plainer(page: PageSubject, words: Callable[[str], WordList]) -> Iterator[Finding]:
    """A failure for each entry that the page holds, with the plainer words; `words` gives the list of a language."""
    read = prose(page)
    found = occurrences(read, words)
    for places in found.values():
        sentence, hit = places[0]
        word = sentence.original[hit.start : hit.end]
        target = page.node(sentence.block.node)
        yield failed(target, word=word, plain=hit.value, count=len(places), sentence=sentence.shown)
    if read and not found:
        yield passed(page.node(read[0].block.node))


def occurrences(read: list[Sentence], words: Callable[[str], WordList]) -> dict[str, list[tuple[Sentence, Hit]]]:
    """Where each entry stands, by language and entry, in the order of the text."""
    found: dict[str, list[tuple[Sentence, Hit]]] = {}
    for sentence in read:
        for hit in words(sentence.language).find(sentence.text):
            found.setdefault(f"{sentence.language} {hit.phrase}", []).append((sentence, hit))
    return found
