from __future__ import annotations

from collections.abc import Iterator

from einclusion.channels.said import said as told
from einclusion.checking.signin import said
from einclusion.checking.survey import is_page
from einclusion.crawl.addresses import parts_of
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.scope import Slot
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.sentences import sentences


def check(page: PageSubject) -> Iterator[Finding]:
    """No page says that questions are only answered to people who have logged in."""
    if not is_page(page.page):
        return
    found = [
        sentence
        for block in page.text.blocks
        if said(block.text, "locked")
        for sentence in sentences(own_words(block), block.declared or page.text.declared)
        if said(sentence, "locked")
    ]
    for sentence in found:
        yield failed(sentence=sentence)
    if not found and is_contact(page):
        yield passed()


def is_contact(page: PageSubject) -> bool:
    named = (page.page.title, *parts_of(page.address))
    return Slot.CONTACT in page.page.slots or any(told(text, "contact-page") for text in named)
