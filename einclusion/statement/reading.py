"""An accessibility statement read section by section, as far as words tell. Pure, from text and channel facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from einclusion.channel import ChannelKind
from einclusion.channels.said import said
from einclusion.checking.survey import Survey
from einclusion.checking.ways import contact_links, in_main
from einclusion.crawl.addresses import split
from einclusion.data import own
from einclusion.facts import Block
from einclusion.scope import Slot
from einclusion.statement.dates import dates
from einclusion.subjects import MissingFacts, PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon

Status = Literal["full", "partial", "none"]
_STATUSES: tuple[Status, ...] = ("full", "partial", "none")
_AROUND = frozenset({"header", "nav", "footer", "dialog"})
_WAYS: tuple[ChannelKind, ...] = ("email", "phone", "text-phone", "contact-form", "message", "relay", "sign-language")
_NEAR = 60
"""Characters between words that lead in a date and the date."""
_BEFORE = 40
_NOT = re.compile(r"\b(?:niet|pas|non|nicht|not|never)\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|when|indien|wanneer|lorsque|falls|sofern)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.!?]\s|\n")
_MACHINE = 'a[href$=".json"], a[type*="json"], [class*=conformance-status], [class*=statement-created-date]'
_PERHAPS = 'script[type="application/ld+json"], link[rel="alternate"][type*="json"]'
_EMBED = ("oembed", "wp-json")
"""Parts of addresses that content management systems give every page, whatever it says."""


class Promise(Struct, frozen=True):
    """A day by which something is to be mended."""

    day: date
    """The day."""
    text: str
    """The words around it."""


class Statement(Struct, frozen=True, kw_only=True):
    """What one page says that is an accessibility statement."""

    address: str
    """The page's address."""
    language: str
    """Two-letter code of its language; empty where that is not known."""
    statuses: list[Status]
    """Claims on conformity that it makes, each once."""
    claim: str
    """The words of the first claim."""
    whole: bool
    """Whether it claims full compliance of the website, or with a standard: not as a wish, not of a part only."""
    scope: bool
    """Whether it says what it is about."""
    text: str
    """All of its text."""
    failing: bool
    """Whether it speaks of what is not accessible."""
    listing: bool
    """Whether it has a list or a table."""
    made: list[date]
    """Days on which it was written or reviewed."""
    how: bool
    """Whether it says how that was found out."""
    feedback: bool
    """Whether there is a way to tell of a barrier."""
    enforcement: bool
    """Whether it says whom to turn to after that."""
    enforcing: str
    """The words that say so."""
    promises: list[Promise]
    """Days by which something is to be mended."""
    machine: Literal["", "perhaps", "sure"]
    """Whether there is a version that programs can read; perhaps where data for search engines may be one."""

    def covers(self, address: str) -> bool:
        """Whether it is about the site of that address: its own, or one that it names."""
        host = _host(address)
        named = rf"(?<![\w.-])(?:www\.)?{re.escape(host)}(?![\w-]|\.\w)"
        return host == _host(self.address) or re.search(named, self.text, re.IGNORECASE) is not None


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load(own("statement/words.yaml"))


def find(text: str, language: str, *groups: str) -> list[tuple[int, int, str]]:
    """Where words of those groups stand, and the words; in all languages where the language is not one of ours."""
    known = language if language in own("statement/words.yaml") else ""
    return [(one.start, one.end, one.text) for one in _lexicon().find(text, known) if one.group in groups]


def statement_of(page: PageSubject) -> Statement | None:
    """The statement that the page is; none where it is none."""
    blocks = [block for block in page.text.blocks if block.area not in _AROUND]
    language = (page.text.detected or page.text.declared)[:2].lower()
    if not _is_statement(page, blocks, language):
        return None
    text = "\n".join(block.text for block in blocks)
    claims = list(_claims(blocks, language))
    sure = [(status, words) for status, words in claims if status != "full" or not find(words, language, "aim")]
    full = [words for status, words in sure if status == "full"]
    claims = sure or claims
    enforcing = find(text, language, "enforcement")
    ways = [one for one in page.channels.of(*_WAYS) if one.seen != "latent" and one.area not in _AROUND]
    return Statement(
        address=page.address,
        language=language,
        statuses=[status for status in _STATUSES if any(status == claim for claim, _ in claims)],
        claim=claims[0][1] if claims else "",
        whole=any(find(words, language, "scope", "standard") for words in full),
        scope=bool(find(text, language, "scope")) or _host(page.address) in text,
        text=text,
        failing=bool(find(text, language, "failing")),
        listing=any(block.kind in ("item", "cell") for block in blocks),
        made=sorted({day for number in range(len(blocks)) for day in _made(blocks, number, language)}),
        how=bool(find(text, language, "how")),
        feedback=bool(ways) or _leads(page),
        enforcement=bool(enforcing),
        enforcing=enforcing[0][2] if enforcing else "",
        promises=[one for block in blocks for one in _promised(block, language)],
        machine=_machine(page),
    )


def _is_statement(page: PageSubject, blocks: list[Block], language: str) -> bool:
    """Whether its first heading says so, and it is about the website rather than about a building."""
    itself = any("itself" in one.traits for one in page.channels.of("statement")) or Slot.STATEMENT in page.page.slots
    if not itself or not blocks:
        return False
    heading = next((block.text for block in blocks if block.kind == "heading"), "")
    if said(heading, "statement", name="statement"):
        return True
    text = "\n".join(block.text for block in blocks)
    return bool(find(text, language, *_STATUSES))


def _claims(blocks: Iterable[Block], language: str) -> Iterator[tuple[Status, str]]:
    """Claims on conformity, each with its sentence; within one `not fully` is no `fully`."""
    for block in blocks:
        found = {status: find(block.text, language, status) for status in _STATUSES}
        taken = [(start, end) for start, end, _ in found["partial"]]
        for status in ("partial", "none", "full"):
            for start, end, _ in found[status]:
                before, sentence = _sentence(block.text, start, end)
                within = any(start < to and since < end for since, to in taken)
                denied = _NOT.search(before) is not None
                if status == "partial" or (status == "full" and denied and not within):
                    yield "partial", sentence[:300]
                elif not (within or denied or _IF.search(before)):
                    yield status, sentence[:300]


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What leads words in within their sentence, and that sentence."""
    begin = max((one.end() for one in _ENDS.finditer(text, 0, start)), default=0)
    stop = _ENDS.search(text, end)
    return text[max(begin, start - _BEFORE) : start], text[begin : stop.start() if stop else len(text)]


def _made(blocks: list[Block], index: int, language: str) -> Iterator[date]:
    """Dates in a block that words of writing or reviewing lead in, in it or in the block before."""
    block = blocks[index]
    found = dates(block.text)
    if not found:
        return
    words = find(block.text, language, "made")
    before = blocks[index - 1].text if index and len(blocks[index - 1].text) < _NEAR else ""
    for one in found:
        near = any(abs(one.start - end) <= _NEAR or abs(start - one.end) <= _NEAR for start, end, _ in words)
        if near or (len(block.text) < _NEAR and find(before, language, "made")):
            yield one.day


def _promised(block: Block, language: str) -> Iterator[Promise]:
    words = find(block.text, language, "by")
    for one in dates(block.text):
        if any(0 <= one.start - end <= 3 for _, end, _ in words):
            yield Promise(one.day, block.text[:200])


def _leads(page: PageSubject) -> bool:
    """Whether a link in its text leads to where one can write or complain."""
    main = ("main", "aside", "")
    complaint = any(one.area in main for one in page.channels.of("complaint") if one.seen != "latent")
    return complaint or bool(in_main(page, contact_links(page)))


def _machine(page: PageSubject) -> Literal["", "perhaps", "sure"]:
    named = [one for one in page.select(_PERHAPS) if not any(part in one.get("href") for part in _EMBED)]
    if page.select(_MACHINE) or any(one.tag == "link" for one in named):
        return "sure"
    return "perhaps" if named else ""


def _host(address: str) -> str:
    return (split(address).hostname or "–").removeprefix("www.")


def statements(service: ServiceSubject) -> list[Statement]:
    """Statements among the pages of the service. Raises MissingFacts where it has pages and none is one.

    What was not opened is not judged: whether pages link to a statement is another rule's question.
    """
    survey = Survey(service)
    found = [one for page in survey if (one := statement_of(page)) is not None]
    if not found and (survey.read or survey.unread):
        raise MissingFacts("statement")
    return found
