from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.prose import Sentence, prose
from einclusion.subjects import PageSubject
from einclusion.text.sentences import words

MEASURE = "mean-sentence-words"
LEAST = 5
"""Sentences from which an average is told."""
ENDS = (".", "!", "?", ":", ";", "…")
CLOSING = " »”’“\"')]"


def check(page: PageSubject) -> Iterator[Finding]:
    limit, least = page.threshold(MEASURE), page.threshold("level-words")
    by_language: dict[str, list[Sentence]] = {}
    for sentence in prose(page):
        if sentence.original.rstrip(CLOSING).endswith(ENDS):
            by_language.setdefault(sentence.language, []).append(sentence)
    for read in by_language.values():
        lengths = [len(words(sentence.original)) for sentence in read]
        if len(read) < LEAST or sum(lengths) < least:
            continue
        mean = sum(lengths) / len(read)
        longest = read[lengths.index(max(lengths))]
        target = page.node(longest.block.node)
        if mean > limit:
            told = {"words": round(mean, 1), "limit": int(limit), "count": len(read)}
            yield failed(target, sentence=longest.shown, measure=MEASURE, **told)
        else:
            yield passed(target)
