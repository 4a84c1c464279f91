from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from einclusion.dom import Node
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.gist import telling

LONGEST, SHOWN = 70, 6
BOLD, LARGER, MUCH_LARGER = 600, 1.2, 1.4
LEAST_AFTER = 8


def check(page: PageSubject) -> Iterator[Finding]:
    blocks = [block for block in page.text.blocks if block.main and not block.hidden and block.kind != "option"]
    running = [block for block in blocks if len(block.text.split()) >= LEAST_AFTER]
    usual = median([size(page, block) for block in running] or [16]) or 16
    none_marked = not any(block.kind == "heading" for block in page.text.blocks)
    yield from (passed(page.node(block.node)) for block in blocks if block.kind == "heading")
    doubtful = []
    for block, following in pairwise(blocks):
        if not short(page, block) or following.kind == "heading" or len(following.text.split()) < LEAST_AFTER:
            continue
        large = size(page, block) / usual
        if none_marked and large >= MUCH_LARGER and size(page, block) > size(page, following):
            yield failed(page.node(block.node), text=block.text)
        elif (large >= LARGER or bold(page, block)) and not bold(page, following):
            doubtful.append(block)
    if doubtful:
        named = " · ".join(f"“{one.text}”" for one in doubtful[:SHOWN])
        yield cant_tell(page.node(doubtful[0].node), "unsure", texts=named, count=len(doubtful))


def short(page: PageSubject, block: Block) -> bool:
    if page.node(block.node).facts.clickable:
        return False
    plain = len(block.text) <= LONGEST and "\n" not in block.text and block.text[-1:] not in ".,;:?!…"
    return block.kind == "paragraph" and plain and bool(telling(block.text))


def letters(page: PageSubject, block: Block) -> list[Node]:
    tree = page.node(block.node).tree
    texts = [Node(tree, index) for index in tree.within(block.node[1]) if tree.nodes[index].tag == "#text"]
    return [one for one in texts if one.facts.text.strip() and one.facts.style >= 0]


def size(page: PageSubject, block: Block) -> float:
    return min((float(one.style("font-size").removesuffix("px") or 0) for one in letters(page, block)), default=16)


def bold(page: PageSubject, block: Block) -> bool:
    found = letters(page, block)
    return bool(found) and all(float(one.style("font-weight") or 400) >= BOLD for one in found)
