from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.sentences import words

MEASURE = "unbroken-words"
LIKE_HEADING = 70
"""Characters up to which a text without a full stop may be meant as a heading."""
MARK = re.compile(r"\s*(?:[•·●○▪■►‣◦✓✔*–-]|\d{1,2}[.)]|[a-z]\))\s")


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    runs = list(stretches(page))
    long = [run for run in runs if length(run) > limit]
    for run in long:
        yield failed(page.node(run[0].node), words=length(run), limit=int(limit), measure=MEASURE)
    if not long and sum(map(length, runs)) > limit:
        yield passed(page.node(runs[0][0].node))


def stretches(page: PageSubject) -> Iterator[list[Block]]:
    """Paragraphs of the main content that nothing divides."""
    run: list[Block] = []
    for block in page.text.blocks:
        if block.main and not block.hidden and running(block):
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def running(block: Block) -> bool:
    titled = len(block.text) <= LIKE_HEADING and block.text[-1:] not in ".!?…"
    return block.kind == "paragraph" and not titled and not MARK.match(block.text)


def length(run: list[Block]) -> int:
    return sum(len(words(block.text)) for block in run)
