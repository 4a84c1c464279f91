from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from einclusion.checking.nearby import language_of
from einclusion.data import beside
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.initials import initials, spelt, tied
from einclusion.text.vocabulary import usual

SHOWN = 8
LIKE_WORD = 5
"""Letters from which an abbreviation that people use as a word is one."""
SHARE, OFTEN = 1e-6, 3e-4
"""Share of all words from which they use it, and from which a shorter one is a word in capitals all the same."""


def check(page: PageSubject) -> Iterator[Finding]:
    whole = "\n".join(block.text for block in page.text.blocks)
    marked = {node.text for node in page.select("abbr[title], acronym[title], dfn")}
    agreed = agreements(page)
    doubtful: dict[str, Block] = {}
    for block in page.text.blocks:
        language = language_of(page, block)
        found = [one for one in dict.fromkeys(initials(own_words(block))) if one not in known() | said(one, language)]
        if not found or block.kind in ("link", "option") or not (block.main or block.node in agreed):
            continue
        agreement = block.node in agreed
        told = [
            one for one in found if one in marked or tied(one, whole) or spelt(one, block.text if agreement else whole)
        ]
        unknown = [one for one in found if one not in told]
        if not unknown:
            yield passed(page.node(block.node))
        elif agreement:
            yield failed(page.node(block.node), names=listed(unknown))
        else:
            doubtful |= {one: doubtful.get(one, block) for one in unknown}
    if doubtful:
        first = next(iter(doubtful.values()))
        yield cant_tell(page.node(first.node), "unsure", names=listed(list(doubtful)))


def agreements(page: PageSubject) -> set[tuple[int, int]]:
    """Places of the labels of boxes by which people agree to something."""
    places = {tree: number for number, tree in enumerate(page.dom.trees)}
    boxes = page.select("input[type=checkbox]")
    ids = {(box.tree, box.get("id")) for box in boxes if box.get("id")}
    around = {holder for box in boxes for holder in box.ancestors() if holder.tag == "label"}
    labels = [one for one in page.select("label") if one in around or (one.tree, one.get("for")) in ids]
    return {(places[one.tree], one.index) for one in labels if agreeing().search(one.text)}


@cache
def said(name: str, language: str) -> frozenset[str]:
    """The name alone where people use it like any word: a word in capitals, or letters that have become one."""
    share = SHARE if len(name) >= LIKE_WORD else OFTEN
    return frozenset({name}) if usual(name.lower(), [language], share) else frozenset()


def listed(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


@cache
def agreeing() -> re.Pattern[str]:
    patterns = beside(__file__, "abbreviations-explained.yaml")["agreeing"].values()
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)


@cache
def known() -> frozenset[str]:
    return frozenset(beside(__file__, "abbreviations-explained.yaml")["known"].split())
