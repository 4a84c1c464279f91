from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.inherited_language import Spoken
from einclusion.checking.kinship import kinship, primary
from einclusion.dom import Node
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.remedy import changed
from einclusion.subjects import PageSubject
from einclusion.text.language import detect
from einclusion.text.sentences import words
from einclusion.text.vocabulary import MOST_WORDS, language_of, words_of

SURE = 0.8


def check(page: PageSubject) -> Iterator[Finding]:
    root = page.document.root
    if root is None or root.tag != "html" or "xml" in page.page.content_type:
        return
    marked = primary(root.get("lang"))
    blocks = [block for block in page.text.blocks if marked and primary(block.declared) == marked]
    text = joined([block for block in blocks if block.main and block.kind != "option"])
    if marked and len(words(text)) < page.threshold("language-words"):
        yield from by_words(page, root, marked)
        return
    found, confidence = detect(text)
    if not found and not confidence:
        return
    relation = kinship(marked, found) if found else "unknown"
    if relation == "same":
        yield passed(root)
    elif relation == "other" and confidence >= SURE and not fits_as_a_whole(blocks, text, marked):
        yield wrong(root, found, marked)
    else:
        yield cant_tell(root, "unsure", marked=marked)


def by_words(page: PageSubject, root: Node, marked: str) -> Iterator[Finding]:
    """Where there is little text on the whole page: all of it, with the title, word by word."""
    said = words_of(f"{page.page.title} {Spoken(page.dom).of(root)}")
    found = language_of(said, marked) if len(said) < MOST_WORDS else ""
    if found:
        yield passed(root) if found == marked else wrong(root, found, marked)


def fits_as_a_whole(blocks: list[Block], text: str, marked: str) -> bool:
    """Whether the page as a whole is in the marked language, or its words are, or they are filler text."""
    if kinship(marked, detect(joined(blocks))[0]) == "same":
        return True
    return "lorem ipsum" in text.lower() or language_of(words_of(text), marked) == marked


def wrong(root: Node, found: str, marked: str) -> Finding:
    message = found if found in ("nl", "fr", "de", "en") else "failed"
    return failed(root, message, remedy=changed(root, lang=found), marked=marked, found=found)


def joined(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)
