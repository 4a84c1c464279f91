"""A page and its version in another language, and what one of them offers that the other does not. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from einclusion.checking.headings import headings, in_main
from einclusion.checking.searching import is_search_field
from einclusion.checking.switching import language_of_page, switches
from einclusion.crawl.addresses import split
from einclusion.subjects import PageSubject

Aspect = Literal["language", "form", "documents", "channels", "headings", "words"]
_CHANNELS = ("phone", "email", "address", "hours", "counter", "paper-form", "contact-form", "chat")
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".zip")
_NO_FIELDS = frozenset({"hidden", "submit", "button", "image", "reset"})
_MANY_HEADINGS, _MANY_WORDS = 4, 150
"""Headings and words of a page from which half as many in the other language are told."""


class Version(Struct, frozen=True, kw_only=True):
    """What a page offers, in figures."""

    address: str
    """Address of the page."""
    language: str
    """Two-letter code of the language that it is in."""
    fields: int
    """Fields of its forms, those of searches left out."""
    documents: int
    """Documents that its main content links to."""
    channels: frozenset[str]
    """Ways to reach the service that it tells of."""
    headings: int
    """Headings of its main content."""
    words: int
    """Words of its main content."""
    others: dict[str, str]
    """Other languages that it links to, with the address of each, as `key` makes it."""


def version(page: PageSubject) -> Version:
    """What a page offers."""
    fields = [one for one in page.select("input, select, textarea") if one.get("type").lower() not in _NO_FIELDS]
    links = [one.get("href") for one in page.select("a[href]") if in_main(one)]
    return Version(
        address=page.address,
        language=language_of_page(page),
        fields=sum(one.visible and not is_search_field(one) for one in fields),
        documents=sum(split(link).path.lower().endswith(_DOCUMENTS) for link in links),
        channels=frozenset(channel.kind for channel in page.channels.found if channel.kind in _CHANNELS),
        headings=sum(map(in_main, headings(page))),
        words=page.text.words,
        others={switch.language: switch.target for switch in switches(page)},
    )


def pairs(known: dict[str, Version]) -> Iterator[tuple[Version, str, Version]]:
    """Each page, a language that it links to, and the page there; pages that several others lead to are no versions."""
    led = Counter(target for one in known.values() for target in one.others.values())
    for place, one in known.items():
        for language, target in one.others.items():
            other = known.get(target)
            if other is not None and target != place and led[target] <= len(other.others) + 1:
                back = other.others.get(one.language, place)
                if back == place:
                    yield one, language, other


def told_in(known: dict[str, Version]) -> dict[str, frozenset[str]]:
    """Ways to reach the service that any page of a language tells of."""
    found: dict[str, frozenset[str]] = {}
    for one in known.values():
        found[one.language] = found.get(one.language, frozenset()) | one.channels
    return found


def lacks(one: Version, other: Version, language: str, told: frozenset[str]) -> Iterator[Aspect]:
    """What `other`, meant to be in a language, offers less than `one`; `told` are channels that this language has."""
    if other.language and other.language == one.language != language:
        yield "language"
        return
    if one.fields and not other.fields:
        yield "form"
    if one.documents and not other.documents:
        yield "documents"
    if one.channels - other.channels - told:
        yield "channels"
    if one.headings >= _MANY_HEADINGS and other.headings * 2 <= one.headings:
        yield "headings"
    if one.words >= _MANY_WORDS and other.words * 2 <= one.words:
        yield "words"
