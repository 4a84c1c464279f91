"""A page as the search for channels reads it: all its text, also what must be opened first, and all its controls."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from msgspec import Struct

from einclusion.channel import Channel, ChannelKind
from einclusion.crawl.addresses import split
from einclusion.dom import Dom, Node
from einclusion.facts import Structure, Text
from einclusion.scope import Service
from einclusion.text import phones as phone_text
from einclusion.text.parts import part
from einclusion.text.pieces import fold
from einclusion.text.safe import clean
from einclusion.text.walk import walk

_SHOWN = 160
_CONTROLS = frozenset({"a", "area", "button", "summary"})
_PRESSED = frozenset({"submit", "button", "image"})
_ROLES = frozenset({"link", "button", "menuitem"})
LONG = 90
"""Characters beyond which the words of a link are a text and no name."""


class Line(Struct, frozen=True, kw_only=True):
    """A block of text."""

    kind: str
    """What it is, as in text facts."""
    text: str
    """Its words."""
    node: tuple[int, int]
    """Document and node that hold it."""
    area: str
    """Landmark that it stands in."""
    seen: str
    """As in `Channel`."""


class Control(Struct, frozen=True, kw_only=True):
    """A link or button."""

    node: Node
    """The element."""
    place: tuple[int, int]
    """Its document and node."""
    words: str
    """What it says; its name where it shows no words."""
    address: str
    """Where it leads as written; empty for a button."""
    line: int
    """Number of the line that holds it; -1 where no text does."""

    @property
    def path(self) -> str:
        """The path of its address in lower case, decoded."""
        return unquote(split(self.address).path).lower()


class Reading:
    """One page read once for all kinds of channels."""

    def __init__(self, structure: Structure, text: Text, dom: Dom, service: Service) -> None:
        self.text = text
        self.dom = dom
        self.lines = list(_lines(structure, text))
        self.starts: list[int] = []
        length = 0
        for line in self.lines:
            self.starts.append(length)
            length += len(line.text) + 1
        self.whole = "\n".join(line.text for line in self.lines)
        spoken = [*service.languages, text.declared, text.detected]
        self.countries = phone_text.regions(service.profile, [language for language in spoken if language])

    @property
    def language(self) -> str:
        """Two-letter code of the page's own language; empty where it is not known."""
        return (self.text.detected or self.text.declared)[:2].lower()

    @cached_property
    def controls(self) -> list[Control]:
        """Links and buttons in document order, those that nothing shows included."""
        holders = {line.node: number for number, line in enumerate(self.lines)}
        found = []
        for document, tree in enumerate(self.dom.trees):
            for index, facts in enumerate(tree.nodes):
                attributes = facts.attributes
                role = attributes.get("role", "")
                if not (
                    (facts.tag in _CONTROLS and (facts.tag not in ("a", "area") or "href" in attributes))
                    or role in _ROLES
                    or (facts.tag == "input" and attributes.get("type", "").lower() in _PRESSED)
                ):
                    continue
                node = Node(tree, index)
                at = index
                while at >= 0 and (document, at) not in holders:
                    at = tree.nodes[at].parent
                found.append(
                    Control(
                        node=node,
                        place=(document, index),
                        words=_named(node),
                        address=attributes.get("href", "").strip(),
                        line=holders[document, at] if at >= 0 else -1,
                    )
                )
        return found

    def index(self, offset: int) -> int:
        """Number of the line at a place in the whole text."""
        return bisect_right(self.starts, offset) - 1

    def part(self, index: int) -> range:
        """Numbers of the lines in the same part of the page."""
        return part(self.lines, index)

    def part_text(self, index: int) -> str:
        """The text of that part."""
        return "\n".join(self.lines[number].text for number in self.part(index))

    def channel(
        self,
        kind: ChannelKind,
        value: str,
        index: int,
        *,
        shown: str | None = None,
        at: int = 0,
        sure: bool = True,
        traits: list[str] | None = None,
    ) -> Channel:
        """A channel that a line tells of, at a place in its text."""
        line = self.lines[index]
        return Channel(
            kind=kind,
            value=clean(value, _SHOWN),
            shown=clean(value if shown is None else shown, _SHOWN),
            node=line.node,
            text=_around(line.text, at),
            area=line.area,
            seen=line.seen,  # type: ignore[arg-type]
            sure=sure,
            traits=traits or [],
        )

    def controlled(
        self,
        kind: ChannelKind,
        control: Control,
        *,
        value: str = "",
        sure: bool = True,
        traits: list[str] | None = None,
    ) -> Channel:
        """A channel that a link or button opens."""
        line = self.lines[control.line] if control.line >= 0 else None
        seen = "open" if control.node.visible else line.seen if line is not None and line.seen != "open" else "latent"
        return Channel(
            kind=kind,
            value=clean(value or control.words, _SHOWN),
            shown=clean(control.words, _SHOWN),
            node=control.place,
            text=_around(line.text, line.text.find(control.words)) if line else "",
            area=line.area if line else "",
            seen=seen,  # type: ignore[arg-type]
            sure=sure,
            traits=traits or [],
        )


def _lines(structure: Structure, text: Text) -> Iterator[Line]:
    """The page's blocks of text, choices of drop-down lists left out."""
    told = {(block.node, block.text): block.hidden for block in text.blocks}
    for place, pieces in walk(structure, whole=True):
        for piece in pieces:
            node = (place, piece.node)
            if piece.kind == "option":
                continue
            hidden = told.get((node, piece.text))
            seen = "open" if not piece.hidden else "latent" if hidden is None else "closed" if hidden else "open"
            yield Line(kind=piece.kind, text=piece.text, node=node, area=piece.area, seen=seen)


def _around(text: str, at: int) -> str:
    """The words around a place in a text, from the beginning of a sentence where one is near."""
    if at < _SHOWN - 60:
        return clean(text, _SHOWN)
    begin = max(at - 60, 0)
    sentence = text.rfind(". ", begin, at)
    start = sentence + 2 if sentence >= 0 else text.find(" ", begin, at) + 1 or begin
    return clean("… " + text[start : start + 2 * _SHOWN], _SHOWN)


def _named(node: Node) -> str:
    """What a control says; where it shows no words, what it is called."""
    words = words_of(node)
    if not words:
        words = node.name or node.get("aria-label") or node.get("value") or node.get("alt") or node.get("title")
    return " ".join(words.split())


def words_of(node: Node) -> str:
    """What an element says; where it is not rendered, what it would say."""
    text = node.text if node.box is not None else ""
    if not text:
        inside = (node.tree.nodes[index] for index in node.tree.within(node.index))
        text = " ".join(facts.text for facts in inside if facts.tag == "#text")
    return " ".join(fold(text).split())


def digits_of(text: str) -> str:
    """Only its figures."""
    return re.sub(r"\D", "", text)
