"""What stands in the same part of a page as one of its blocks of text."""

from __future__ import annotations

from einclusion.channel import Channel
from einclusion.facts import Block
from einclusion.subjects import PageSubject
from einclusion.text.parts import part


def blocks_of(page: PageSubject) -> list[Block]:
    """The page's blocks, choices of drop-down lists left out."""
    return [block for block in page.text.blocks if block.kind != "option"]


def language_of(page: PageSubject, block: Block) -> str:
    """Two-letter code of a block's language: its own, what it is marked up as if not as the page, else the page's."""
    marked = block.declared if block.declared != page.text.declared else ""
    return (block.detected or marked or page.text.detected or page.text.declared)[:2]


def text_around(blocks: list[Block], index: int) -> str:
    """The text of the part that holds a block."""
    return "\n".join(blocks[number].text for number in part(blocks, index))


def phone_near(page: PageSubject, blocks: list[Block], index: int) -> Channel | None:
    """A number for calling in the same part of the page as a block."""
    nodes = {blocks[number].node for number in part(blocks, index)}
    return next((phone for phone in page.channels.of("phone") if phone.node in nodes), None)
