from __future__ import annotations

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
LIKE_WORD, SHARE = 5, 1e-6
"""Letters of an abbreviation, and share of all words, from which it is a word that people use."""


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
        agreeing = block.node in agreed
        told = [
            one for one in found if one in marked or tied(one, whole) or spelt(one, block.text if agreeing else whole)
        ]
        unknown = [one for one in found if one not in told]
        if not unknown:
            yield passed(page.node(block.node))
        elif agreeing:
            yield failed(page.node(block.node), names=listed(unknown))
        else:
            doubtful |= {one: doubtful.get(one, block) for one in unknown}
    if doubtful:
        first = next(iter(doubtful.values()))
        yield cant_tell(page.node(first.node), "unsure", names=listed(list(doubtful)))


def agreements(page: PageSubject) -> set[tuple[int, int]]:
    """Places of the labels of boxes to tick: what people say yes to."""
    places = {tree: number for number, tree in enumerate(page.dom.trees)}
    boxes = page.select("input[type=checkbox]")
    ids = {(box.tree, box.get("id")) for box in boxes if box.get("id")}
    around = {holder for box in boxes for holder in box.ancestors() if holder.tag == "label"}
    labels = [one for one in page.select("label") if one in around or (one.tree, one.get("for")) in ids]
    return {(places[one.tree], one.index) for one in labels}


@cache
def said(name: str, language: str) -> frozenset[str]:
    """The name alone where people use it like any word: a word in capitals, or letters that have become one."""
    word = len(name) >= LIKE_WORD and usual(name.lower(), [language], SHARE)
    return frozenset({name}) if word else frozenset()


def listed(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


@cache
def known() -> frozenset[str]:
    return frozenset(beside(__file__, "abbreviations-explained.yaml")["known"].split())
