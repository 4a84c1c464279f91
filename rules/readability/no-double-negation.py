from __future__ import annotations

from collections.abc import Iterator

from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.negation import double_negation
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    words = beside(__file__, "no-double-negation.yaml")
    said = twice = False
    for sentence in prose(page):
        said = True
        if found := double_negation(sentence.text, words[sentence.language]):
            yield failed(page.node(sentence.block.node), found=found, sentence=sentence.shown)
            twice = True
    if said and not twice:
        yield passed()
