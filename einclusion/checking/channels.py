"""Facts about the ways to reach a service without its website, as one page tells them: phones, postal addresses, hours.

Pure: text and structure facts in, channels out, each with where it stands. Nothing is judged here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

import phonenumbers

from einclusion.data import own
from einclusion.dom import Node
from einclusion.facts import Block, FactStruct
from einclusion.subjects import PageSubject
from einclusion.text import hours as hours_text
from einclusion.text import phones as phone_text
from einclusion.text import postal
from einclusion.text.lexicon import Lexicon, Match
from einclusion.text.safe import clean
from einclusion.text.walk import fold

_REACH = 8
"""Blocks before and after one that can belong to the same part of a page."""
_SHOWN = 120


class Place(FactStruct, frozen=True, kw_only=True):
    """Where on a page a channel stands."""

    node: tuple[int, int]
    """Document and node that hold it."""
    text: str
    """The words around it, shortened."""
    area: str = ""
    """Landmark that it stands in."""
    hidden: bool = False
    """Whether a reader must open something to see it."""


class Phone(FactStruct, frozen=True, kw_only=True):
    """A phone number on a page."""

    number: str
    """The number in international form (E.164), or a short number's digits."""
    shown: str
    """The digits as people read them; empty where only a link holds them."""
    kind: phone_text.Kind
    """For calling, for text telephones and messages, for faxes, for emergencies."""
    linked: bool = False
    """Whether a link calls it."""
    place: Place
    """Where it stands."""


class PostalAddress(FactStruct, frozen=True, kw_only=True):
    """A postal address on a page."""

    kind: Literal["street", "box"]
    """Street or post box."""
    use: Literal["visit", "post", ""]
    """Whether people can go there, or only write; empty where the page doesn't say."""
    street: str
    """Street or box, with number."""
    postcode: str
    """Postcode as written."""
    town: str = ""
    """Town; empty where it stands before the postcode."""
    shown: str
    """The whole address as written."""
    place: Place
    """Where it stands."""


class Hours(FactStruct, frozen=True, kw_only=True):
    """Opening hours on a page."""

    shown: str
    """Their words."""
    place: Place
    """Where they stand."""


class Lines:
    """The blocks of a page as one text, choices of drop-down lists left out, so that what spans blocks is found too."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = [block for block in blocks if block.kind != "option"]
        self.starts: list[int] = []
        self.text = ""
        parts: list[str] = []
        length = 0
        for block in self.blocks:
            self.starts.append(length)
            parts.append(block.text)
            length += len(block.text) + 1
        self.text = "\n".join(parts)

    def index(self, offset: int) -> int:
        """Number of the block at a place in the text."""
        return bisect_right(self.starts, offset) - 1

    def place(self, offset: int) -> Place:
        """The place of what begins there."""
        block = self.blocks[self.index(offset)]
        text = clean(block.text, _SHOWN)
        return Place(node=block.node, text=text, area=block.area, hidden=block.hidden)

    def part(self, index: int) -> range:
        """Numbers of the blocks in the same part of the page: from a heading to the next, within one landmark."""
        first = last = index
        while first > max(0, index - _REACH) and self._joined(first):
            first -= 1
        while last + 1 < min(len(self.blocks), index + _REACH) and self._joined(last + 1):
            last += 1
        return range(first, last + 1)

    def _joined(self, index: int) -> bool:
        """Whether a block belongs with the one before."""
        block = self.blocks[index]
        return block.kind != "heading" and block.area == self.blocks[index - 1].area

    def part_text(self, index: int) -> str:
        """The text of that part."""
        return "\n".join(self.blocks[number].text for number in self.part(index))


def lines(page: PageSubject) -> Lines:
    """The page's blocks as one text."""
    return Lines(page.text.blocks)


def said(text: str, *groups: str) -> list[Match]:
    """Words of those groups of `channels.yaml` in the text, in all languages, in its order."""
    return [match for match in Lexicon.load(own("checking/channels.yaml")).find(text, "") if match.group in groups]


def words_of(node: Node) -> str:
    """What an element says; where it is not rendered, what it would say."""
    inside = (node.tree.nodes[index] for index in node.tree.within(node.index))
    text = node.text or "".join(facts.text for facts in inside if facts.tag == "#text")
    return " ".join(fold(text).split())


def phones(page: PageSubject) -> list[Phone]:
    """Phone numbers that the page shows or links to, each once, as it first shows them."""
    text = lines(page)
    languages = [*page.service.languages, page.text.declared, page.text.detected]
    countries = phone_text.regions(page.service.profile, [language for language in languages if language])
    links = list(_phone_links(page, text, countries))
    linked = {phone.number for phone in links}
    written = [
        Phone(
            number=number.number,
            shown=number.shown,
            kind=number.kind,
            linked=number.number in linked,
            place=text.place(number.start),
        )
        for number in phone_text.phone_numbers(text.text, countries)
    ]
    digits = {_digits(phone.shown) for phone in written}
    found: dict[tuple[str, str], Phone] = {}
    for phone in [*written, *(link for link in links if _digits(link.shown) not in digits)]:
        found.setdefault((phone.number, phone.kind), phone)
    return list(found.values())


def _digits(shown: str) -> str:
    return re.sub(r"\D", "", shown)


def _phone_links(page: PageSubject, text: Lines, countries: list[str]) -> Iterator[Phone]:
    holders = {block.node: index for index, block in enumerate(text.blocks)}
    for link in page.select("a[href]"):
        scheme, _, digits = link.get("href").strip().partition(":")
        number = _dialled(digits, countries) if scheme.lower() == "tel" else ""
        index = _holder(link, page, holders) if number else None
        if index is None:
            continue
        block, words = " ".join(text.blocks[index].text.split()), words_of(link)
        if words in block and (words or link.visible):
            yield _linked(number, words, text, text.starts[index] + block.find(words))


def _linked(number: str, words: str, text: Lines, start: int) -> Phone:
    """The phone number of a link that stands at a place in the text."""
    shown = words if len(_digits(words)) >= min(3, len(number)) else ""
    before = len(re.split(r"\d", words, maxsplit=1)[0])
    kind = phone_text.kind_at(text.text, start + before, start + len(words))[1]
    emergency = number in own("text/phones.yaml")["emergency"]
    return Phone(
        number=number, shown=shown, kind="emergency" if emergency else kind, linked=True, place=text.place(start)
    )


def _holder(link: Node, page: PageSubject, holders: dict[tuple[int, int], int]) -> int | None:
    """The block that holds a link; none for one that nobody can reach."""
    document = page.dom.trees.index(link.tree)
    places = [(document, node.index) for node in (link, *link.ancestors())]
    return next((holders[place] for place in places if place in holders), None)


def _dialled(digits: str, countries: list[str]) -> str:
    """The number that a link calls; empty where it is none."""
    plain = re.sub(r"[^\d+]", "", digits.split(";")[0])
    if len(set(plain.strip("+"))) < 2:
        return ""
    if 3 <= len(plain) <= 6:
        return plain
    try:
        number = phonenumbers.parse(plain, countries[0])
    except phonenumbers.NumberParseException:
        return ""
    return (
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_possible_number(number)
        else ""
    )


def postal_addresses(page: PageSubject) -> list[PostalAddress]:
    """Postal addresses on the page, in its order."""
    text = lines(page)
    return [
        PostalAddress(
            kind=found.kind,
            use="post" if found.kind == "box" else _use(text, found.start),
            street=found.street,
            postcode=found.postcode,
            town=found.town,
            shown=" ".join(text.text[found.start : found.end].split()),
            place=text.place(found.start),
        )
        for found in postal.postal_addresses(text.text)
    ]


def _use(text: Lines, start: int) -> Literal["visit", "post", ""]:
    """What the words around an address say it is for: the last ones before it, else those of its part of the page."""
    index = text.index(start)
    above = index > 0 and index - 1 in text.part(index)
    nearest = _uses(text.text[text.starts[index - 1] if above else text.starts[index] : start])
    if nearest:
        return nearest[-1]
    part = text.part_text(index)
    around = _uses(part)
    if "visit" in around or ("post" not in around and next(hours_text.opening_hours(part), None)):
        return "visit"
    return "post" if around else ""


def _uses(words: str) -> list[Literal["visit", "post"]]:
    matches = said(words, "come", "visit", "post-only")
    post = [match for match in matches if match.group == "post-only"]
    return [
        "post" if match.group == "post-only" else "visit"
        for match in matches
        if match.group == "post-only" or not any(match.start < other.end and other.start < match.end for other in post)
    ]


def opening_hours(page: PageSubject) -> list[Hours]:
    """Opening hours on the page, in its order."""
    text = lines(page)
    return [Hours(shown=found.shown, place=text.place(found.start)) for found in hours_text.opening_hours(text.text)]
