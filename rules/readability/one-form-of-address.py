from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from einclusion.checking.nearby import language_of
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.address import Addressed, addresses
from einclusion.readability.prose import own_text
from einclusion.subjects import PageSubject
from einclusion.text.sentences import sentences

KINDS = frozenset({"heading", "paragraph", "item", "cell", "label", "legend", "button", "hint", "error"})
TWO_FORMS = ("nl", "fr", "de")
SHOWN = 300


def check(page: PageSubject) -> Iterator[Finding]:
    own = page.text.detected or page.text.declared[:2]
    if own not in TWO_FORMS:
        return
    found = list(spoken(page, own))
    times = Counter(one.way for _, _, one in found)
    if not times:
        return
    if len(times) == 1:
        yield passed()
        return
    rarer = "formal" if times["formal"] < times["informal"] else "informal"
    block, sentence, word = next(row for row in found if row[2].way == rarer)
    usual = next(one.word for _, _, one in found if one.way != rarer)
    yield failed(page.node(block.node), word=word.word, usual=usual, times=times[rarer], sentence=sentence[:SHOWN])


def spoken(page: PageSubject, own: str) -> Iterator[tuple[Block, str, Addressed]]:
    """What surely addresses one reader, each with its sentence and block."""
    for block in page.text.blocks:
        if block.main and block.kind in KINDS and language_of(page, block) == own:
            text, place = own_text(block), 0
            for sentence in sentences(text, own):
                place = text.index(sentence, place)
                shown = block.text[place : place + len(sentence)]
                yield from ((block, shown, one) for one in addresses(sentence, own) if one.sure and one.way != "either")
