from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import LANGUAGES, Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.prose import SHOWN
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.sentences import sentences, words
from einclusion.text.spoken import spoken

MEASURE = "paragraph-words"


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    for block, language in zip(page.text.blocks, spoken(page.text), strict=True):
        if not block.main or block.kind != "paragraph" or language not in LANGUAGES:
            continue
        paragraphs = [told for told in own_words(block).split("\n\n") if len(sentences(told, language)) > 1]
        long = [(told, count) for told in paragraphs if (count := len(words(told))) > limit]
        for told, count in long:
            first = sentences(told, language)[0][:SHOWN]
            yield failed(page.node(block.node), words=count, limit=int(limit), sentence=first, measure=MEASURE)
        if paragraphs and not long:
            yield passed(page.node(block.node))
