"""In which language each block of a page is read, short ones too: a page may hold parts in several languages.

A heading, a button or a short item says too little to be told by itself. On a page of one language it is in that; on a
page of several it is in the language of what stands around it, and where that is unclear, in none that is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from einclusion.checking.kinship import primary
from einclusion.facts import Block, Text
from einclusion.text.language import BLOCK_WORDS, detect

_FEW = 0.1
"""Share of the words that a language must have to make a page one of several languages."""


def spoken(text: Text) -> list[str]:
    """For each block the two-letter code of its language, as found or marked up; empty where that is unclear."""
    own = text.detected or primary(text.declared)
    known = [_known(block, text) for block in text.blocks]
    if not _several(text.blocks, own):
        return [code or own for code in known]
    return list(_filled(text.blocks, known, own))


def _known(block: Block, text: Text) -> str:
    """What the block itself tells: by its words where there are enough, else by markup other than the page's."""
    marked = primary(block.declared)
    return block.detected or (marked if marked != primary(text.declared) else "")


def _several(blocks: Sequence[Block], own: str) -> bool:
    shares: Counter[str] = Counter()
    for block in blocks:
        if block.main and block.detected:
            shares[block.detected] += block.text.count(" ") + 1
    return sum(shares.values()) - shares[own] > _FEW * sum(shares.values())


def _filled(blocks: Sequence[Block], known: Sequence[str], own: str) -> Iterator[str]:
    """The known languages, and between them what short blocks in a row say together, else what both sides have."""
    before = own
    place = 0
    for unclear, run in groupby(known, key=lambda code: not code):
        codes = list(run)
        after = known[place + len(codes)] if place + len(codes) < len(known) else own
        if unclear:
            together = " ".join(block.text for block in blocks[place : place + len(codes)] if block.kind != "option")
            codes = [detect(together, BLOCK_WORDS)[0] or (before if before == after else "")] * len(codes)
        else:
            before = codes[-1]
        yield from codes
        place += len(codes)
