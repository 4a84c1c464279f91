from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.kinship import kinship, primary
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.language import BLOCK_WORDS, detect
from einclusion.text.vocabulary import language_of, words_of

SURE = 0.9
SHOWN = 200
_CODE = "pre, code, kbd, samp"


def check(page: PageSubject) -> Iterator[Finding]:
    own = primary(page.text.declared)
    if not own or not page.text.detected or kinship(own, page.text.detected) != "same":
        return
    for block in page.text.blocks:
        marked = primary(block.declared)
        if marked != own and kinship(marked, block.detected) == "same":
            yield passed(page.node(block.node))
        elif marked == own and block.detected and foreign(block, own) and not page.node(block.node).closest(_CODE):
            yield failed(page.node(block.node), block.detected, marked=own, text=block.text[:SHOWN])


def foreign(block: Block, own: str) -> bool:
    """Whether a block is surely in another of our languages than the page, as both its letters and its words tell."""
    if kinship(own, block.detected) != "other":
        return False
    found, sure = detect(block.text, BLOCK_WORDS)
    told = language_of(words_of(block.text), own)
    return found == told == block.detected and sure >= SURE
