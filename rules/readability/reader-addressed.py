from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.nearby import language_of
from einclusion.facts import Block
from einclusion.model import LANGUAGES, Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.readability.address import addresses, commands, tasks, third_person, voiced
from einclusion.readability.prose import own_text
from einclusion.subjects import PageSubject
from einclusion.text.sentences import sentences, words

KINDS = frozenset({"heading", "paragraph", "item", "cell", "label", "legend", "button", "hint", "error"})
TELLS, MOSTLY = 0.02, 0.04
"""Share of words about things to do from which a text may be about a task, and is for sure."""
LEAST_TASKS = 5


def check(page: PageSubject) -> Iterator[Finding]:
    own = page.text.detected or page.text.declared[:2]
    blocks = [one for one in page.text.blocks if one.main and one.kind in KINDS and language_of(page, one) == own]
    if own not in LANGUAGES:
        return
    text = "\n".join(own_text(block) for block in blocks)
    length, told = len(words(text)), tasks(text, own)
    if length < page.threshold("address-words") or told < max(LEAST_TASKS, length * TELLS):
        return
    if any(speaks(sentence, own) for block in blocks for sentence in sentences(own_text(block), own)):
        yield passed()
    elif found := third_person(text, own):
        holder = next(block for block in blocks if found in own_text(block))
        yield failed(page.node(holder.node), found=found)
    elif told >= length * MOSTLY:
        yield cant_tell(page.node(first(blocks).node), "unsure")


def speaks(sentence: str, language: str) -> bool:
    """Whether a sentence addresses the reader, tells them to do something, or is in their own voice."""
    return bool(addresses(sentence, language)) or commands(sentence, language) or voiced(sentence, language)


def first(blocks: list[Block]) -> Block:
    return next((block for block in blocks if block.kind != "heading"), blocks[0])
