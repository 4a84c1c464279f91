from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.passages import Passage, passages
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.sentences import words

MEASURE = "italic-words"


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    for passage in passages(page):
        if len(words(passage.block.text)) <= limit:
            continue
        count = in_italics(passage)
        if count > limit:
            yield failed(passage.node, words=count, limit=int(limit), measure=MEASURE)
        else:
            yield passed(passage.node)


def in_italics(passage: Passage) -> int:
    """The most words in a row that lean."""
    most = run = 0
    for letters in passage.letters:
        leans = letters.style("font-style").startswith(("italic", "oblique"))
        run = run + len(words(letters.facts.text)) if leans else 0
        most = max(most, run)
    return most
