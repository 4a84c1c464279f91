"""Menus that pages of a service share, and what of them differs from page to page. Pure, from structure facts.

A menu is the nearest navigation, header or footer of the page as a whole that links stand in. Of all menus seen so far
only a few are kept to compare others with, so that what is held does not grow with the pages of a site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from einclusion.checking.semantics import explicit_role
from einclusion.checking.survey import is_page
from einclusion.crawl.addresses import fold, joined, key, split
from einclusion.dom import Node, Tree
from einclusion.subjects import MissingFacts, PageSubject, ServiceSubject

_ROLES = {"nav": "navigation", "header": "banner", "footer": "contentinfo"}
_MENUS = frozenset(_ROLES.values())
_CONTENT = frozenset({"main", "article", "aside", "section", "dialog"})
"""What holds headers, footers and navigation of a part of the page only."""
_CONTENT_ROLES = frozenset({"main", "article", "complementary", "dialog"})
_SHARED = 3
"""Links that two menus must have in common to be taken for one."""
_ALIKE = 0.75
"""Share of the smaller menu's links that they must have in common."""
_KEPT = 40
"""Menus of one language on one host that others are compared with."""


@dataclass(frozen=True)
class Entry:
    """One link of a menu."""

    address: str
    """What its target has in common with other spellings of it."""
    name: str
    """What it is called."""
    place: int
    """Where it stands in the document."""

    @property
    def identity(self) -> tuple[str, str]:
        """What makes it the same link on another page."""
        return self.address, fold(self.name)


@dataclass(frozen=True)
class Menu:
    """The links of one menu in the order in which they are read; what stands there twice is left out."""

    role: str
    """Landmark that holds it."""
    page: str
    """Address of the page that has it."""
    entries: tuple[Entry, ...]
    """Its links."""


@dataclass
class Shared:
    """A menu that pages share, and another page's menu that is the same one."""

    menu: Menu
    """The menu as the first page has it."""
    other: Menu
    """The menu as a further page has it."""


def read_pages(service: ServiceSubject) -> Iterator[PageSubject]:
    """Pages of the service that could be read. Raises MissingFacts where there are pages and none could."""
    read = unread = 0
    for page in service.pages:
        if not is_page(page.page):
            continue
        if page.facts.structure is None:
            unread += 1
            continue
        read += 1
        yield page
    if unread and not read:
        raise MissingFacts("structure")


def family(page: PageSubject) -> tuple[str, str]:
    """What pages must have in common to be compared: host and language."""
    root = page.document.root
    marked = root.get("lang") if root else ""
    return split(page.address).netloc, (marked or page.page.language)[:2].lower()


def entries(page: PageSubject) -> Iterator[tuple[Node, Entry]]:
    """Visible links of the page's own document that lead to a page, each with its landmark; content is left out."""
    tree = page.document
    base = _base(tree, page.address)
    for index, facts in enumerate(tree.nodes):
        if facts.tag != "a" or "href" not in facts.attributes or facts.style < 0:
            continue
        link = Node(tree, index)
        target = key(joined(base, facts.attributes["href"]))
        name = link.name or link.text
        holder = _holder(link) if target and name and link.visible else None
        if holder is not None:
            yield holder, Entry(target, name, index)


def _base(tree: Tree, address: str) -> str:
    written = next((one.attributes["href"] for one in tree.nodes if one.tag == "base" and "href" in one.attributes), "")
    return joined(address, written) or address


def _holder(link: Node) -> Node | None:
    """The landmark of the whole page in which a link stands, the nearest one; none where it is part of content."""
    found: Node | None = None
    for node in link.ancestors():
        if node.tag in _CONTENT or node.get("role") in _CONTENT_ROLES:
            return None
        if found is None and _role(node) in _MENUS:
            found = node
    return found


def _role(node: Node) -> str:
    return explicit_role(node) or _ROLES.get(node.tag, "")


def menus(page: PageSubject) -> Iterator[Menu]:
    """Menus of a page, in their order."""
    by_holder: dict[int, tuple[Node, list[Entry]]] = {}
    for holder, entry in entries(page):
        by_holder.setdefault(holder.index, (holder, []))[1].append(entry)
    for _, (holder, listed) in sorted(by_holder.items()):
        times = Counter(entry.identity for entry in listed)
        once = tuple(entry for entry in listed if times[entry.identity] == 1)
        if len(once) >= _SHARED:
            yield Menu(_role(holder), page.address, once)


def shared_menus(service: ServiceSubject) -> Iterator[Shared]:
    """Menus of pages of one language on one host, each with the first like it on another page."""
    kept: dict[tuple[str, str], list[Menu]] = {}
    for page in read_pages(service):
        known = kept.setdefault(family(page), [])
        for menu in menus(page):
            alike = [other for other in known if other.page != menu.page and common(other, menu)]
            yield from (Shared(other, menu) for other in alike)
            if not alike and len(known) < _KEPT:
                known.append(menu)


def common(one: Menu, other: Menu) -> set[tuple[str, str]]:
    """The links that two menus have in common; empty where they have too few to be one menu."""
    if one.role != other.role:
        return set()
    here, there = ({entry.identity for entry in menu.entries} for menu in (one, other))
    both = here & there
    return both if len(both) >= max(_SHARED, _ALIKE * min(len(here), len(there))) else set()


def swapped(one: Menu, other: Menu) -> tuple[Entry, Entry] | None:
    """Two links that follow each other in the first menu and come the other way round in the second, if any do."""
    both = common(one, other)
    places = {entry.identity: place for place, entry in enumerate(other.entries)}
    kept = [entry for entry in one.entries if entry.identity in both]
    neighbours = pairwise(kept)
    return next((pair for pair in neighbours if places[pair[0].identity] > places[pair[1].identity]), None)
