from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import LANGUAGES, Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.prose import is_prose
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.sentences import sentences, words
from einclusion.text.spoken import spoken

MEASURE = "sentence-words"
RUNNING = ("paragraph", "item", "hint", "error")
SHOWN = 1000


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    for block, language in zip(page.text.blocks, spoken(page.text), strict=True):
        if not block.main or block.kind not in RUNNING or language not in LANGUAGES:
            continue
        told = [one for one in sentences(own_words(block), language) if is_prose(one, language)]
        long = [(sentence, count) for sentence in told if (count := len(words(sentence))) > limit]
        for sentence, count in long:
            shown = sentence if len(sentence) <= SHOWN else sentence[: SHOWN - 1].rstrip() + "…"
            yield failed(page.node(block.node), words=count, limit=int(limit), sentence=shown, measure=MEASURE)
        if told and not long:
            yield passed(page.node(block.node))
