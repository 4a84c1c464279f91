"""Where the pages of a service offer help outside their content: contact, phone, chat, frequent questions.

Pure, from structure facts; of each page only its few links to help are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from einclusion.channels.said import said
from einclusion.checking.semantics import explicit_role
from einclusion.crawl.addresses import fold, joined, key
from einclusion.dom import Node
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

_LONG = 40
"""Characters up to which words are read as the name of a link to help."""
_PHONE = "tel:"
_CONTENT = frozenset({"article", "dialog"})


@dataclass(frozen=True)
class Help:
    """One link to help that stands once on a page, outside its main content."""

    identity: str
    """What makes it the same on another page."""
    name: str
    """What it is called."""
    where: Literal["before", "after"]
    """Whether it comes before the main content or after it."""


def helps(page: PageSubject, words: Lexicon) -> list[Help]:
    """Links to help in the order of the page; empty where it marks no main content."""
    tree = page.document
    main = next((index for index, facts in enumerate(tree.nodes) if _is_main(Node(tree, index), facts.tag)), None)
    if main is None:
        return []
    content = tree.within(main)
    found: list[Help] = []
    everywhere: Counter[str] = Counter()
    for index, name, identity in _links(page, words):
        everywhere[identity] += 1
        if index not in content:
            found.append(Help(identity, name, "before" if index < main else "after"))
    return [one for one in found if everywhere[one.identity] == 1]


def _is_main(node: Node, tag: str) -> bool:
    return (tag == "main" or node.get("role") == "main") and (explicit_role(node) or "main") == "main"


def _links(page: PageSubject, words: Lexicon) -> Iterator[tuple[int, str, str]]:
    tree = page.document
    for index, facts in enumerate(tree.nodes):
        if facts.tag != "a" or "href" not in facts.attributes or facts.style < 0:
            continue
        link, href = Node(tree, index), facts.attributes["href"].strip()
        name = link.name or link.text
        called = href.lower().startswith(_PHONE) or _is_help(name, words)
        if called and link.visible and not any(one.tag in _CONTENT for one in link.ancestors()):
            target = href if href.lower().startswith(_PHONE) else key(joined(page.address, href))
            if target:
                yield index, name, f"{target} {fold(name)}"


def _is_help(name: str, words: Lexicon) -> bool:
    short = len(name) <= _LONG
    return short and (bool(said(name, "contact-page", "chat")) or any(words.find(name, "")))


def turned(here: list[Help], there: list[Help]) -> tuple[Help, Help] | None:
    """Two links to help that come one way round on one page and the other way round on another, if any do."""
    places = {one.identity: place for place, one in enumerate(there)}
    both = [one for one in here if one.identity in places]
    return next(
        (
            (first, second)
            for number, first in enumerate(both)
            for second in both[number + 1 :]
            if places[first.identity] > places[second.identity]
        ),
        None,
    )
