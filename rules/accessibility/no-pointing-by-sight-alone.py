from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.sensory import Names, pointing, told_otherwise
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.sentences import sentences

LABELS = frozenset({"button", "link", "option"})


def check(page: PageSubject) -> Iterator[Finding]:
    names = None
    for block in blocks_of(page):
        if block.kind in LABELS:
            continue
        language = language_of(page, block)
        for sentence in sentences(block.text, language):
            for point in pointing(sentence, language):
                names = names or Names(page)
                node = page.node(block.node)
                told = told_otherwise(point, sentence, names)
                if told:
                    yield passed(node)
                elif told is None or node.select("a[href]") or own_words(block) != block.text:
                    yield cant_tell(node, "unsure", sentence=sentence, words=point.words)
                else:
                    yield failed(node, sentence=sentence, words=point.words)
