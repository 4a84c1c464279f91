from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.inherited_language import Spoken
from einclusion.checking.kinship import kinship, primary
from einclusion.checking.naming import in_svg
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.remedy import changed
from einclusion.subjects import PageSubject
from einclusion.text.language import BLOCK_WORDS, detect
from einclusion.text.mended import mended
from einclusion.text.vocabulary import language_of, words_of

SURE = 0.9
FEW_WORDS = 2


def check(page: PageSubject) -> Iterator[Finding]:
    if "xml" in page.page.content_type:
        return
    spoken = Spoken(page.dom)
    for node in page.select("body[lang], body [lang]"):
        marked = primary(node.get("lang"))
        text = mended(spoken.of(node))
        if marked and text and not in_svg(node):
            yield from judged(node, marked, text)


def judged(node: Node, marked: str, text: str) -> Iterator[Finding]:
    found, sure = detect(text, BLOCK_WORDS)
    if not found and kinship(marked, detect(text, FEW_WORDS)[0]) == "same":
        found = marked
    elif not found:
        found, sure = language_of(words_of(text), marked), 1.0
    if not found:
        return
    relation = kinship(marked, found)
    if relation == "same":
        yield passed(node)
    elif relation == "other" and sure >= SURE and language_of(words_of(text), marked) != marked:
        message = found if found in ("nl", "fr", "de", "en") else "failed"
        yield failed(node, message, remedy=changed(node, lang=found), marked=marked, found=found)
