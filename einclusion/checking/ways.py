"""What a page offers in words: links and buttons to press, texts that tell whom to turn to, promises of more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from einclusion.checking.channels import Lines, Phone, lines, phones, said, words_of
from einclusion.dom import Node
from einclusion.facts import Block, FactStruct
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon, Match

_CONTROLS = "a[href], area[href], button, summary, input[type=submit], input[type=button], [role=link], [role=button]"
_LINKS = "a[href], area[href], [role=link]"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
_LONG = 90
"""Characters beyond which the words of a link are a text and no name."""


class Way(FactStruct, frozen=True, kw_only=True):
    """A link or button to press, or a text that tells whom to write to or call."""

    clicks: int
    """1 for a link or button, 0 for a text that needs none."""
    shown: str
    """Its words."""


def _find(text: str, words: Mapping[str, Any], *groups: str) -> list[Match]:
    return [match for match in Lexicon.load(words).find(text, "") if match.group in groups]


def ways(page: PageSubject, words: Mapping[str, Any]) -> Iterator[Way]:
    """Ways that lead to what the group `complaint` names, and questions of the group `asked`, ways themselves."""
    text = lines(page)
    reachable = {" ".join(block.text.split()) for block in text.blocks}
    for control in page.select(_CONTROLS):
        shown = _words(control)
        if len(shown) <= _LONG and (control.visible or shown in reachable) and _find(shown, words, "complaint"):
            yield Way(clicks=1, shown=shown)
    called = {phone.place.node for phone in phones(page) if phone.kind == "call"}
    for block in text.blocks:
        leads = _MAIL.search(block.text) or block.node in called
        if _find(block.text, words, "asked") or (leads and _find(block.text, words, "complaint")):
            yield Way(clicks=0, shown=" ".join(block.text.split())[:_LONG])


def statement_links(page: PageSubject, data: Mapping[str, Any]) -> list[tuple[Node, bool]]:
    """Links that may lead to the accessibility statement, and whether words or address say so; the certain first."""
    found = []
    for link in page.select(_LINKS):
        shown = _words(link)
        address = _plain(unquote(link.get("href")))
        if any(part in address for part in data["addresses"]) or _certain(shown, data["words"]):
            found.append((link, True))
        elif _find(shown, data["words"], "topic"):
            found.append((link, False))
    return sorted(found, key=lambda pair: (not pair[1], not pair[0].visible))


def _certain(shown: str, words: Mapping[str, Any]) -> bool:
    shown = _NOTE.sub("", shown).strip(" .:»›>")
    alone = any(match.text.strip() == shown for match in _find(shown, words, "alone"))
    return alone or bool(_find(shown, words, "statement"))


def names_itself(page: PageSubject, words: Mapping[str, Any]) -> bool:
    """Whether the page's main heading says that it is the accessibility statement."""
    return any(_certain(heading.text, words) for heading in page.select("h1"))


def language_of(page: PageSubject, block: Block) -> str:
    """Two-letter code of a block's language: its own, what it is marked up as if not as the page, else the page's."""
    marked = block.declared if block.declared != page.text.declared else ""
    return (block.detected or marked or page.text.detected or page.text.declared)[:2]


def phone_near(text: Lines, index: int, page: PageSubject) -> Phone | None:
    """A number for calling in the same part of the page as a block."""
    nodes = {text.blocks[number].node for number in text.part(index)}
    return next((phone for phone in phones(page) if phone.kind == "call" and phone.place.node in nodes), None)


def come_in(page: PageSubject) -> str:
    """Words in the text, menus left out, that say that people can come; empty where there are none."""
    return _first(page, "come", "post-only")


def offers_list(page: PageSubject) -> str:
    """A link that promises a list of offices; empty where there is none."""
    return _link(page, "finder")


def hours_linked(page: PageSubject) -> str:
    """A link that promises opening hours; empty where there is none."""
    return _link(page, "hours-named")


def by_appointment(page: PageSubject) -> str:
    """Words that say that people must make an appointment; empty where there are none."""
    return _first(page, "appointment")


def _first(page: PageSubject, group: str, hides: str = "") -> str:
    for block in page.text.blocks:
        if block.kind == "option" or block.area in ("header", "nav"):
            continue
        matches = said(block.text, group, hides) if hides else said(block.text, group)
        found = next((match for match in matches if match.group == group), None)
        if found and not any(match.group == hides for match in matches):
            return found.text
    return ""


def _link(page: PageSubject, group: str) -> str:
    """The words of a link with words of a group; a link within the page promises nothing new."""
    for link in page.select("a[href]"):
        words = words_of(link)
        if not link.get("href").startswith("#") and len(words) <= _LONG and said(words, group):
            return words
    return ""


def _words(control: Node) -> str:
    return " ".join((words_of(control) or control.name or control.get("aria-label") or control.get("value")).split())


def _plain(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))
