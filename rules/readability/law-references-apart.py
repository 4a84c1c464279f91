from __future__ import annotations

from collections.abc import Iterator

from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.citing import interrupting
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    words = beside(__file__, "law-references-apart.yaml")
    read = prose(page)
    clear = True
    for sentence in read:
        if reference := interrupting(sentence.text, words[sentence.language]):
            clear = False
            yield failed(page.node(sentence.block.node), reference=reference, sentence=sentence.shown)
    if read and clear:
        yield passed(page.node(read[0].block.node))
