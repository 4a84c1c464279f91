"""The running text of a PDF: lines put together into paragraphs, so that its sentences can be judged like a page's.

What a PDF says of its text are lines as they were set. A line that ends early ends its paragraph, and only what ends
like a sentence counts: headings, labels of fields and cells of tables are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from einclusion.document import Pdf
from einclusion.facts import Block, Text
from einclusion.readability.prose import Sentence, prose_of
from einclusion.text.language import detect

_SURE = 0.9
_EARLY = 0.75
"""Share of a full line below which a line ends its paragraph."""
_FULL = 0.9
"""Share of the lines that are at most as long as what counts as a full one."""
_LONGEST = 40
"""Letters in a row from which words were set without spaces between them."""
_BULLET = re.compile(r"(?:[-*•–▪■□☐o·]|\d{1,2}[.)]|[a-z]\))\s+")
_END = re.compile(r"[.!?…][»”\"’')\]]?$")
_BROKEN = re.compile(r"(?<=\w)[-\u00ad\u2010]$")


def sentences_of(pdf: Pdf, least: int) -> list[Sentence]:
    """Sentences of a PDF that is in one of our languages throughout; none where its language is not sure."""
    language = one_language(pdf.text, least)
    blocks = [Block(kind="paragraph", text=text, node=(0, 0), main=True) for text in paragraphs(pdf.text)]
    found = prose_of(Text(blocks=blocks, detected=language)) if language else []
    return [one for one in found if is_whole(one.original)]


def one_language(text: str, least: int) -> str:
    """The language of the whole text and of both its halves; empty where they differ."""
    half = len(text) // 2
    told = {
        language if sure >= _SURE else ""
        for language, sure in (detect(part, least) for part in (text, text[:half], text[half:]))
    }
    return told.pop() if len(told) == 1 else ""


def is_whole(sentence: str) -> bool:
    """Whether it begins and ends like a sentence and its words are apart."""
    begins = next((sign for sign in sentence if sign.isalpha()), "")
    apart = max(map(len, re.split(r"[\s/-]", sentence))) < _LONGEST
    return begins.isupper() and bool(_END.search(sentence)) and apart


def paragraphs(text: str) -> Iterator[str]:
    """Lines put together, also within words that were parted; letters that were set as one are taken apart."""
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFKC", text).splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    full = lengths[int(len(lengths) * _FULL) - 1] if lengths else 0
    kept = ""
    for line in lines:
        bullet = _BULLET.match(line)
        if kept and (not line or bullet):
            yield kept
            kept = ""
        kept = _joined(kept, line[bullet.end() :] if bullet else line)
        if kept and len(line) < _EARLY * full:
            yield kept
            kept = ""
    if kept:
        yield kept


def _joined(before: str, line: str) -> str:
    if before and line[:1].islower() and _BROKEN.search(before):
        return _BROKEN.sub("", before) + line
    return f"{before} {line}".strip()
