from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.enumeration import items, marked
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject
from einclusion.text.sentences import words

MEASURE = "sentence-items"
LEAST_WORDS = 15


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    said = listed = False
    for sentence in prose(page):
        if sentence.block.kind not in ("paragraph", "hint") or len(words(sentence.text)) < LEAST_WORDS:
            continue
        said = True
        set_apart, after_commas = marked(sentence.text), items(sentence.text, sentence.language)
        count = len(set_apart) or len(after_commas)
        if set_apart or count > limit:
            listed = True
            yield failed(page.node(sentence.block.node), count=count, sentence=sentence.shown, measure=MEASURE)
    if said and not listed:
        yield passed()
