from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import speaks_of_cookies, told
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.sentences import sentences


def check(page: PageSubject) -> Iterator[Finding]:
    """No sentence on cookies takes browsing on for agreement."""
    blocks = [block for block in page.text.blocks if speaks_of_cookies(block.text)]
    found = [
        sentence
        for block in blocks
        for sentence in sentences(own_words(block), block.declared or page.text.declared)
        if told(sentence, "onward") and not told(sentence, "denied", "refuse")
    ]
    for sentence in found:
        yield failed(sentence=sentence)
    if blocks and not found:
        yield passed()
