from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.destinations import destination, without_fragment
from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.sensory import Names, Pointing, pointing, told_otherwise
from einclusion.dom import Node
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.sentences import sentences

LABELS = frozenset({"button", "link", "option"})


def check(page: PageSubject) -> Iterator[Finding]:
    found = list(pointings(page))
    names = Names.on(page) if found else Names()
    for block, sentence, point in found:
        node = page.node(block.node)
        told = told_otherwise(point, sentence, names)
        if told is False:
            told = None if own_words(block) != block.text else told_behind(page, node, point, sentence)
        if told:
            yield passed(node)
        elif told is None:
            yield cant_tell(node, "unsure", sentence=sentence, words=point.words)
        else:
            yield failed(node, sentence=sentence, words=point.words)


def pointings(page: PageSubject) -> Iterator[tuple[Block, str, Pointing]]:
    for block in blocks_of(page):
        if block.kind in LABELS:
            continue
        language = language_of(page, block)
        for sentence in sentences(block.text, language):
            for point in pointing(sentence, language):
                yield block, sentence, point


def told_behind(page: PageSubject, node: Node, point: Pointing, sentence: str) -> bool | None:
    """The same on the pages that the text links to; none where one of them was not seen."""
    seen = {one.address: one for one in page.targets.pages if one.end}
    linked = [without_fragment(destination(one)) for one in node.select("a[href]")]
    if any(address not in seen for address in linked):
        return None
    return any(told_otherwise(point, sentence, Names.behind(seen[address])) for address in linked)
