"""Whether two addresses give people the same, as far as what was seen there tells. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from msgspec import Struct

from einclusion.checking.destinations import destination
from einclusion.crawl.addresses import key, site, split
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell
from einclusion.subjects import PageSubject
from einclusion.text.gist import folded

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\+?\d[\d ()/.-]{4,}\d")
_ALIKE, _UNLIKE = 0.9, 0.35
"""Share of common words from which two texts say the same, and up to which they don't."""
_SHORT = 60
"""Words of a text that is about its telephone number."""


_NAMED = 8
"""Names that one question lists."""


class Resource(Struct, frozen=True, kw_only=True):
    """What stands at an address."""

    address: str
    """Address, redirects followed."""
    title: str = ""
    """Title of the document."""
    text: str = ""
    """Its text."""
    bare: bool = False
    """Whether it shows nothing at all."""
    seen: bool = False
    """Whether somebody looked."""


class Resources:
    """What is known of addresses that a page's links lead to."""

    def __init__(self, page: PageSubject) -> None:
        self._page = page

    @cached_property
    def _seen(self) -> dict[str, Resource]:
        """What was opened; asked for only where addresses differ, since not every page can be had twice."""
        return {
            one.address: Resource(address=one.end, title=one.title, text=one.text, bare=one.bare, seen=True)
            for one in self._page.targets.pages
            if one.end
        }

    def same(self, one: str, other: str) -> bool | None:
        """Whether two addresses give the same; none where that is not sure."""
        return True if one == other else same(self._at(one), self._at(other))

    def compared(self, first: Node, others: Iterable[Node]) -> list[bool | None]:
        """Whether each of the other links leads to the same as the first; none where that is not sure."""
        address = destination(first)
        there = [destination(one) for one in others]
        return [self.same(address, one) if address and one else None for one in there]

    def _at(self, address: str) -> Resource:
        found = self._seen.get(address.partition("#")[0])
        return found or Resource(address=address)


def unsure(links: list[Node]) -> Iterator[Finding]:
    """One question about all names whose links may lead to the same or not."""
    if links:
        named = " · ".join(f"“{one.name[:40]}”" for one in links[:_NAMED])
        yield cant_tell(links[0], "unsure", names=named, count=len(links))


def same(one: Resource, other: Resource) -> bool | None:
    """Whether two resources are the same or give people the same; none where that is not sure."""
    if one.address == other.address or (key(one.address) and key(one.address) == key(other.address)):
        return True
    if one.seen and other.seen:
        return _same_text(one, other)
    return False if _elsewhere(one.address, other.address) else None


def _same_text(one: Resource, other: Resource) -> bool | None:
    words, others = set(_WORD.findall(folded(one.text))), set(_WORD.findall(folded(other.text)))
    if not words or not others:
        return False if (one.bare or other.bare) and words != others else None
    if folded(one.text).split() == folded(other.text).split():
        return True
    numbers, more = _numbers(one.text), _numbers(other.text)
    if numbers and more and max(len(words), len(others)) <= _SHORT:
        return True if numbers <= more or more <= numbers else (None if numbers & more else False)
    alike = len(words & others) / len(words | others)
    inside = words <= others or others <= words
    if inside and one.title == other.title != "":
        return True
    if alike >= _ALIKE:
        return True if numbers == more else None
    return False if alike <= _UNLIKE and not inside else None


def _numbers(text: str) -> set[str]:
    return {re.sub(r"\D", "", found) for found in _NUMBER.findall(text)}


def _elsewhere(one: str, other: str) -> bool:
    """Whether two addresses are of sites or people that have nothing in common."""
    first, second = split(one), split(other)
    if first.scheme in ("mailto", "tel") and second.scheme in ("mailto", "tel"):
        return first.scheme == second.scheme and first.path.casefold() != second.path.casefold()
    if not (first.hostname and second.hostname):
        return False
    hosts = {site(first.hostname, private=True), site(second.hostname, private=True)}
    countries = {host.rpartition(".")[2] for host in hosts}
    if len(countries) == 1 and len(countries.pop()) == 2:
        return False  # public bodies have several names in their country
    return len(hosts) == 2 and not hosts & _forwarding()


@cache
def _forwarding() -> frozenset[str]:
    return frozenset(beside(__file__, "forwarding.yaml")["hosts"])
