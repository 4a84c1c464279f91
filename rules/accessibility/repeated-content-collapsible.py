from __future__ import annotations

from collections.abc import Iterator, Sequence

from einclusion.acted import Place
from einclusion.checking.repeated import Outline
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    outline = Outline(page.document, page.address)
    for block in outline.blocks:
        content = inside(outline, block)
        if not content or not outline.content or outline.content[-1] < block.index:
            continue
        presses = page.pressing.presses
        seen = any(covers(block, content, one.gone) for one in presses)
        heard = any(covers(block, content, one.muted) for one in presses)
        if seen and heard:
            yield passed(block)
        elif page.pressing.left or any(one.moved for one in presses):
            yield cant_tell(block)
        else:
            yield failed(block, "seen" if seen else "heard" if heard else "failed")


def inside(outline: Outline, block: Node) -> list[int]:
    """Perceivable content of a block."""
    within = outline.tree.within(block.index)
    return [index for index in outline.perceivable if index in within]


def covers(block: Node, content: list[int], gone: Sequence[Place]) -> bool:
    """Whether all of a block's content stands in elements of the page's own document that are gone."""
    ranges = [block.tree.within(index) for number, index in gone if number == 0]
    return all(any(index in one for one in ranges) for index in content)
