"""Whether the title of a page fits what the page says, as far as words can tell. Pure."""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import unquote, urlsplit

from einclusion.dom import Node
from einclusion.subjects import PageSubject
from einclusion.text.gist import contradicts, folded, meets, shares_theme, telling

_PARTS = re.compile(r"\s+[-–—/:]\s+|\s*[|»«·•]\s*|:\s")
_ENOUGH = 0.5
"""Share of the words of one part of a title that the content must have."""
_LEAST_TITLE, _LEAST_TEXT = 2, 5
"""Words from which the first part of a title and a text say enough to be held against one another."""
_BEGINNING = 600
"""Characters that tell what a page is about."""


class Fit(Enum):
    """How a title and a text go together."""

    MEETS = "meets"
    UNCLEAR = "unclear"
    CONTRADICTS = "contradicts"


def own_text(node: Node) -> str:
    """Text right inside an element, rendered or not, white space folded."""
    nodes = node.tree.nodes
    return " ".join("".join(nodes[one].text for one in node.tree.children[node.index]).split())


def fit(title: str, page: PageSubject) -> Fit:
    """How the title goes with the page's text; parts such as the site's name count apart."""
    language = (page.text.detected or page.text.declared)[:2]
    parts = [words for part in _PARTS.split(title) if (words := telling(part, language))]
    blocks = page.text.blocks
    main = "\n".join(block.text for block in blocks if block.main)
    of_main = telling(main, language)
    called = {folded(block.text) for block in blocks if block.kind == "heading" and block.main}
    if any(folded(part).strip() in called for part in _PARTS.split(title)):
        return Fit.MEETS
    if any(_share(words, of_main) >= _ENOUGH for words in parts) or (parts and shares_theme(title, main)):
        return Fit.MEETS
    words = [word for part in parts for word in part]
    headings = telling("\n".join(block.text for block in blocks if block.kind == "heading"), language)
    if not parts or len(of_main) < _LEAST_TEXT or any(meets(word, headings) for word in words):
        return Fit.UNCLEAR
    if contradicts(title, main[:_BEGINNING], language):
        return Fit.CONTRADICTS
    if len(parts[0]) < _LEAST_TITLE or _elsewhere(parts, page, language) or (headings and _share(words, of_main) > 0):
        return Fit.UNCLEAR
    return Fit.CONTRADICTS


def _elsewhere(parts: list[list[str]], page: PageSubject, language: str) -> bool:
    """Whether the words stand somewhere else: around the content, in a picture's alternative, in the address."""
    around = [block.text for block in page.text.blocks if not block.main]
    said = [node.name for node in page.select("img[alt], svg, [aria-label]")]
    address = urlsplit(page.address)
    tokens = re.split(r"[\W_]+", f"{address.hostname} {unquote(address.path)}")
    words = telling("\n".join([*around, *said, *tokens]), language)
    return any(_share(part, words) >= _ENOUGH for part in parts)


def _share(words: list[str], others: list[str]) -> float:
    return sum(meets(word, others) for word in words) / len(words)
