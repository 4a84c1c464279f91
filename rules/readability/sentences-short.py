from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.kinship import primary
from einclusion.model import LANGUAGES, Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.sentences import sentences, words

MEASURE = "sentence-words"
RUNNING = ("paragraph", "item", "hint", "error")
SHOWN = 1000


def check(page: PageSubject) -> Iterator[Finding]:
    own = page.text.detected or primary(page.text.declared)
    limit = page.threshold(MEASURE)
    for block in page.text.blocks:
        language = block.detected or own
        if not block.main or block.kind not in RUNNING or language not in LANGUAGES or own not in LANGUAGES:
            continue
        text = own_words(block)
        prose = [(sentence, len(words(sentence))) for sentence in sentences(text, language) if is_prose(sentence)]
        long = [(sentence, count) for sentence, count in prose if count > limit]
        for sentence, count in long:
            shown = sentence if len(sentence) <= SHOWN else sentence[: SHOWN - 1].rstrip() + "…"
            yield failed(page.node(block.node), words=count, limit=int(limit), sentence=shown, measure=MEASURE)
        if prose and not long:
            yield passed(page.node(block.node))


def is_prose(sentence: str) -> bool:
    """Whether most of its words are ordinary ones: opening hours, addresses and lists of names are no sentences."""
    found = words(sentence)
    return sum(word[0].islower() for word in found) * 2 >= len(found) > 1
