from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.kinship import primary
from einclusion.model import LANGUAGES, Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.sentences import sentences, words

RUNNING = ("paragraph", "item", "hint", "error")
SHOWN = 200


def check(page: PageSubject) -> Iterator[Finding]:
    own = page.text.detected or primary(page.text.declared)
    limit = page.threshold("sentence-words")
    for block in page.text.blocks:
        language = block.detected or own
        if not block.main or block.kind not in RUNNING or language not in LANGUAGES or own not in LANGUAGES:
            continue
        prose = {
            sentence: len(words(sentence)) for sentence in sentences(own_words(block), language) if is_prose(sentence)
        }
        longest = max(prose, key=prose.__getitem__, default="")
        if longest and prose[longest] > limit:
            sentence = longest if len(longest) <= SHOWN else longest[: SHOWN - 1].rstrip() + "…"
            yield failed(page.node(block.node), words=prose[longest], limit=int(limit), sentence=sentence)
        elif longest:
            yield passed(page.node(block.node))


def is_prose(sentence: str) -> bool:
    """Whether most of its words are ordinary ones: opening hours, addresses and lists of names are no sentences."""
    found = words(sentence)
    return sum(word[0].islower() for word in found) * 2 >= len(found) > 1
