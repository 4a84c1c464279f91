from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.passages import Passage, passages
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MEASURE = "capital-words"
WORD = re.compile(r"[^\W\d_]{2,}")


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    for passage in passages(page):
        if len(WORD.findall(passage.block.text)) <= limit:
            continue
        count = in_capitals(passage)
        if count > limit:
            yield failed(passage.node, words=count, limit=int(limit), measure=MEASURE)
        else:
            yield passed(passage.node)


def in_capitals(passage: Passage) -> int:
    """The most words in a row that stand in capitals, written so or turned into them by a style."""
    most = run = 0
    for letters in passage.letters:
        turned = letters.style("text-transform") == "uppercase"
        for word in WORD.findall(letters.facts.text):
            run = run + 1 if turned or word.isupper() else 0
            most = max(most, run)
    return most
