from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.readability.actions import heaped
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject

MEASURE = "action-nouns"


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    read = prose(page)
    clear = True
    for sentence in read:
        nouns = heaped(sentence.text, sentence.language)
        if len(nouns) < limit:
            continue
        clear = False
        target = page.node(sentence.block.node)
        told = {"nouns": ", ".join(nouns), "count": len(nouns), "limit": int(limit)}
        if len(nouns) > limit:
            yield failed(target, sentence=sentence.shown, measure=MEASURE, **told)
        else:
            yield cant_tell(target, "unsure", sentence=sentence.shown, measure=MEASURE, **told)
    if read and clear:
        yield passed(page.node(read[0].block.node))
