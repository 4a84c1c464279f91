from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from einclusion.checking.nearby import blocks_of, language_of, text_around
from einclusion.checking.survey import is_page
from einclusion.data import beside
from einclusion.facts import Block
from einclusion.model import LANGUAGES, Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.alternatives import Alternatives
from einclusion.text.blocks import own_words

NAMES = ("heading", "link", "button")
"""Kinds of text that name something, and say nothing of how it must be done."""


def check(page: PageSubject) -> Iterator[Finding]:
    """No text makes an app the only way."""
    if not is_page(page.page):
        return
    words = Alternatives(beside(__file__, "no-app-only-step.yaml"))
    blocks = blocks_of(page)
    several = cache(partial(elsewhere, words, page, blocks))
    for index, block in enumerate(blocks):
        language = language_of(page, block)
        if language not in LANGUAGES or block.kind in NAMES or block.area == "nav":
            continue
        text = own_words(block)
        only = next(words.only(text, language), "")
        asked = next((match.text for match in words.lexicon.find(text, language) if match.group == "app"), "")
        if not (only or asked):
            continue
        if words.other_way(text_around(blocks, index), language):
            yield passed(page.node(block.node), shown=only or asked)
        elif only and not several():
            yield failed(page.node(block.node), shown=only)
        else:
            yield cant_tell(page.node(block.node), shown=only or asked)


def elsewhere(words: Alternatives, page: PageSubject, blocks: list[Block]) -> bool:
    """Whether the content of the page names another way in any part: what is said may be of one way among several."""
    content = (block for block in blocks if block.area not in ("header", "nav", "footer"))
    return any(words.other_way(own_words(block), language_of(page, block)) for block in content)
