"""Sentences that point at something by where it stands or what it looks like, and what else tells it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from einclusion.acted.targets import Reached
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.subjects import PageSubject
from einclusion.text.gist import folded, telling

_QUOTED = re.compile(r"[\"“„«‘'‹]\s*([^\"“”„«»‘’'‹›]{2,60}?)\s*[\"”“»’'›]")
_ROLES = {
    "button": ("button",),
    "menu": ("navigation", "menu", "menubar"),
    "link": ("link",),
    "icon": ("img", "image", "button", "link"),
    "field": ("textbox", "searchbox", "combobox", "checkbox", "spinbutton"),
    "other": ("list", "tab", "toolbar", "complementary"),
}
_ONLY_ONE = frozenset({"menu"})
"""Things of which the only one on a page needs no other sign."""


class Pointing(Struct, frozen=True):
    """A place in a sentence that points at something."""

    words: str
    """The words that point."""
    thing: str
    """What they point at, in a word of the page."""
    kind: str
    """Its kind, a key of `things` in the word list, or `shape`."""
    look: str
    """The words of it that only eyes understand."""


class Words(Struct, frozen=True):
    """Patterns of one language."""

    acts: re.Pattern[str]
    """What makes a sentence an instruction."""
    points: list[tuple[str, re.Pattern[str]]]
    """How it points at something, by the kind of thing."""


def pointing(sentence: str, language: str) -> Iterator[Pointing]:
    """Where an instruction points at a thing by its look or place; nothing in languages without words."""
    words = _words(language[:2])
    plain = folded(sentence)
    if words is None or not words.acts.search(plain):
        return
    seen: set[int] = set()
    for kind, pattern in words.points:
        for found in pattern.finditer(plain):
            if not seen & set(range(*found.span())):
                seen |= set(range(*found.span()))
                yield Pointing(found[0], found["thing"], kind, found["look"])


@cache
def _words(language: str) -> Words | None:
    entry: dict[str, Any] | None = beside(__file__, "sensory.yaml").get(language)
    if entry is None:
        return None
    looks, sides = "|".join(entry["looks"]), "|".join(entry["sides"])
    points = []
    for kind, names in entry["things"].items():
        thing = rf"(?P<thing>{'|'.join(names)})"
        points += [
            (kind, re.compile(rf"\b(?P<look>{looks})(?: [\w-]+)? {thing}\b")),
            (kind, re.compile(rf"\b{thing} (?P<look>{looks})\b")),
            (kind, re.compile(rf"\b(?P<look>{sides}) {thing}\b")),
            (kind, re.compile(rf"\b{thing}(?: [\w'-]+){{0,3}}? (?P<look>{sides})\b")),
        ]
    near, shapes = "|".join(entry["beside"]), "|".join(entry["shapes"])
    points.append(
        ("shape", re.compile(rf"\b(?:{near}) ?(?:de |het |la |le |l'|den |das )?(?P<look>(?P<thing>{shapes}))\b"))
    )
    return Words(re.compile(rf"\b(?:{'|'.join(entry['acts'])})\b"), points)


def told_otherwise(point: Pointing, sentence: str, names: Names) -> bool | None:
    """Whether the thing can be found without eyes; none where only the words around might say it."""
    plain = folded(sentence)
    if any(folded(quote[1]).strip() in names.all for quote in _QUOTED.finditer(sentence)):
        return True
    known = names.by_kind.get(point.kind, [])
    look, rest = telling(point.look), set(telling(plain.replace(point.words, " ")))
    if look and any(set(look) <= set(telling(name)) for name in (known or names.all)):
        return True
    if any(set(words) <= rest for name in known if (words := telling(name))):
        return True
    if point.kind in _ONLY_ONE and (names.count.get(point.kind) == 1 or point.thing in names.headings):
        return True
    return None if point.kind in ("button", "icon", "field", "link") and names.count.get(point.kind, 0) <= 1 else False


class Names:
    """What on a page has which name, folded."""

    def __init__(self) -> None:
        self.all: set[str] = set()
        self.headings: set[str] = set()
        self.by_kind: dict[str, list[str]] = {}
        self.count: dict[str, int] = {}

    @classmethod
    def on(cls, page: PageSubject) -> Names:
        """Names on the page itself."""
        names = cls()
        for tree in page.dom.trees:
            for index, facts in enumerate(tree.nodes):
                if facts.role:
                    names._add(Node(tree, index))
        return names

    @classmethod
    def behind(cls, reached: Reached) -> Names:
        """Names on a page that was opened from it."""
        names = cls()
        names.all = {folded(name).strip() for name in reached.names}
        names.headings = {word for name in names.all for word in (name, *telling(name))}
        names.count["menu"] = reached.navigations
        return names

    def _add(self, node: Node) -> None:
        name = folded(node.name).strip()
        if name:
            self.all.add(name)
        if node.role == "heading":
            self.headings |= {name, *telling(name)}
        for kind, roles in _ROLES.items():
            if node.role in roles:
                self.count[kind] = self.count.get(kind, 0) + 1
                if name:
                    self.by_kind.setdefault(kind, []).append(name)
