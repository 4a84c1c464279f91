"""What of a page other pages of the service repeat, as far as the page alone tells, and the content that follows it.

Navigation, headers, asides, search and lists of nothing but links are taken for repeated where the page leads to other
pages. Pure, from structure facts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from einclusion.checking.aria import words
from einclusion.checking.owning import Ids
from einclusion.checking.semantics import decorative, explicit_role, role_of, semantics
from einclusion.crawl.addresses import joined, split
from einclusion.dom import Node, Tree
from einclusion.text.lexicon import Lexicon

_REPEATED = frozenset({"navigation", "banner", "complementary", "search", "contentinfo"})
_BY_TAG = {
    "nav": "navigation",
    "aside": "complementary",
    "header": "banner",
    "footer": "contentinfo",
    "search": "search",
}
_CONTENT = frozenset({"main", "article", "dialog"})
"""Elements that hold content of the page itself; headers and lists in them are their own."""
_LISTS = frozenset({"ul", "ol", "menu"})
_THINGS = frozenset(
    {"img", "svg", "input", "button", "select", "textarea", "iframe", "object", "video", "audio", "canvas"}
)
_BRIEF = frozenset({"a", "button", "label", "h1", "h2", "h3", "h4", "h5", "h6", "title", "script", "style"})
_OWN_TEXT = 8
"""Words outside links and headings from which the page's own text has begun."""
_SHORT = 80
"""Characters that the words of a skip link have at most."""
_NEED_NAME = frozenset({"form", "region"})
_FOLDS = re.compile(r"^(?!.*aria).*(?:hid|toggle|collapse|show|display|fold|visib)", re.IGNORECASE | re.DOTALL)
"""What handlers say that fold something away; `aria-hidden` does so for ears alone."""
_TARGET = re.compile(r"['\"]#([^'\"#]+)['\"]|getElementById\(\s*['\"]([^'\"]+)['\"]\s*\)")


class Outline:
    """Repeated blocks and content of the page's own document."""

    def __init__(self, tree: Tree, address: str) -> None:
        self.tree = tree
        self.own = semantics(tree)
        self.address = _based(tree, address)
        self.page = _page(address)
        self._leading = 0
        self.blocks = list(self._find_blocks()) if self._leads_elsewhere() else []

    def _leads_elsewhere(self) -> bool:
        return any(
            _page(joined(self.address, facts.attributes["href"].strip())) not in (self.page, None)
            for facts in self.tree.nodes
            if facts.tag in ("a", "area") and "href" in facts.attributes
        )

    def _find_blocks(self) -> Iterator[Node]:
        """The outermost ones, in document order; lists of links only before the page's own text begins."""
        end = -1
        told = 0
        shielded: list[bool] = []
        for index, facts in enumerate(self.tree.nodes):
            node = Node(self.tree, index)
            within = facts.parent >= 0 and shielded[facts.parent]
            content = facts.tag in _CONTENT or facts.attributes.get("role", "") in _CONTENT
            shielded.append(within or content)
            if content and facts.style >= 0:
                told = _OWN_TEXT  # what comes after it is no list that leads to it
            if facts.tag == "#text" and index > end and told < _OWN_TEXT:
                told += self._tells(node)
            if index <= end or within or facts.style < 0 or facts.tag.startswith("#"):
                continue
            role = explicit_role(node) or _BY_TAG.get(facts.tag, "")
            if role in _REPEATED or (told < _OWN_TEXT and facts.tag in _LISTS and self._only_links(node)):
                end = self.tree.within(index).stop - 1
                self._leading += told < _OWN_TEXT
                yield node

    def _tells(self, text: Node) -> int:
        """Words of a text that stands in no link, button or heading."""
        if text.facts.style < 0 or any(one.tag in _BRIEF for one in text.ancestors()):
            return 0
        return len(text.facts.text.split())

    def _only_links(self, node: Node) -> bool:
        """Whether all its text stands in links, or in `a` elements that are none because the page is the one meant."""
        links = 0
        for index in self.tree.within(node.index):
            facts = self.tree.nodes[index]
            links += facts.tag == "a" and "href" in facts.attributes
            if facts.tag == "#text" and not facts.text.isspace():
                inside = (one.tag for one in Node(self.tree, index).ancestors())
                if next((tag for tag in inside if tag in ("a", node.tag)), "") != "a":
                    return False
        return links > 0

    @cached_property
    def _starts(self) -> list[int]:
        return [block.index for block in self.blocks]

    def _in_block(self, index: int) -> bool:
        place = bisect_left(self._starts, index + 1) - 1
        return place >= 0 and index in self.tree.within(self._starts[place])

    @cached_property
    def perceivable(self) -> list[int]:
        """Places of text and things that can be seen or that assistive technology meets."""
        return [index for index, facts in enumerate(self.tree.nodes) if self._is_content(index, facts.tag)]

    def _is_content(self, index: int, tag: str) -> bool:
        node = Node(self.tree, index)
        if tag == "#text":
            facts = node.facts
            parent = node.parent
            shown = facts.box is not None and node.style("visibility") == "visible"
            return shown and not facts.text.isspace() and parent is not None
        return tag in _THINGS and self.own.rendered(node) and not decorative(node)

    @cached_property
    def content(self) -> list[int]:
        """Perceivable content that is no part of a repeated block and comes after one."""
        if not self._leading:
            return []
        first = self.tree.within(self.blocks[0].index).stop
        return [index for index in self.perceivable if index >= first and not self._in_block(index)]

    @cached_property
    def _is_own(self) -> frozenset[int]:
        return frozenset(self.content)

    @property
    def before_content(self) -> list[Node]:
        """Repeated blocks that come before the page's own text."""
        return [block for block in self.blocks[: self._leading] if self.content]

    def _holds_content(self, node: Node) -> bool:
        inside = self.tree.within(node.index)
        place = bisect_left(self.content, inside.start)
        return place < len(self.content) and self.content[place] in inside

    def heading(self) -> Node | None:
        """The first heading of the content that can be seen and heard."""
        for index, facts in enumerate(self.tree.nodes):
            if facts.role == "heading" or "role" in facts.attributes:
                node = Node(self.tree, index)
                found = role_of(node) == "heading" and node.visible and self.own.exposed(node)
                if found and self._holds_content(node):
                    return node
        return None

    def landmark(self) -> Node | None:
        """The first landmark that begins with content."""
        landmarks = words("landmarks") - _REPEATED
        for index, facts in enumerate(self.tree.nodes):
            node = Node(self.tree, index)
            if not facts.role or role_of(node) not in landmarks or not self.own.exposed(node):
                continue
            if role_of(node) in _NEED_NAME and not node.name:
                continue
            place = bisect_left(self.perceivable, index)
            begins = self.perceivable[place : place + 1]
            if begins and begins[0] in self.tree.within(index) and begins[0] in self._is_own:
                return node
        return None

    def skip_link(self) -> Node | None:
        """The first link or button that leads to the content, or to a place right before some of it."""
        ids = Ids(self.tree)
        for index, facts in enumerate(self.tree.nodes):
            node = Node(self.tree, index)
            if not self.own.rendered(node) or not self.own.focusable(node):
                continue
            # an address names a place of the document itself, also from within a shadow root
            place = self._fragment(node) if "href" in facts.attributes else ""
            places = ids.of(0, place) or self._anchors.get(place, [])
            names = [name for found in _TARGET.findall(facts.attributes.get("onclick", "")) for name in found if name]
            places = [*places, *(one for name in names for one in ids.of(index, name))]
            if any(self._leads_in(place) for place in places):
                return node
        return None

    @cached_property
    def _anchors(self) -> dict[str, list[int]]:
        """Places that links name as HTML did before `id`."""
        return {node.get("name"): [node.index] for node in reversed(self.tree.select("a[name]"))}

    def _fragment(self, node: Node) -> str:
        """The place on this page that a link leads to; empty where it leads elsewhere."""
        href = node.get("href").strip()
        address, _, name = href.partition("#")
        return unquote(name) if not address or _page(joined(self.address, address)) == self.page else ""

    def _leads_in(self, index: int) -> bool:
        if self._in_block(index) and any(one in self.tree.within(index) for one in self.perceivable):
            return False
        place = bisect_left(self.perceivable, index)
        following = self.perceivable[place : place + 1]
        inside = self.tree.within(index)
        holds = self._holds_content(Node(self.tree, index))
        return bool(following) and (following[0] in self._is_own or (holds and following[0] in inside))

    def by_script(self, words: Lexicon) -> Node | None:
        """The first control that reads like a skip link and leads nowhere by itself, so that a script may do it."""
        for index, facts in enumerate(self.tree.nodes):
            if facts.clickable or facts.attributes.get("href") == "#" or facts.tag == "button":
                node = Node(self.tree, index)
                short = node.name or node.text
                if len(short) <= _SHORT and not self._fragment(node) and any(words.find(short, "")):
                    return node
        return None

    def is_menu(self, block: Node) -> bool:
        """Whether a block is marked up as repeated, or lists the page itself among others."""
        if block.tag not in _LISTS:
            return True
        here = (Node(self.tree, index) for index in self.tree.within(block.index) if self.tree.nodes[index].tag == "a")
        return any(
            not one.has("href") or one.has("aria-current") or _page(joined(self.address, one.get("href"))) == self.page
            for one in here
        )

    def folds(self, block: Node) -> bool | None:
        """Whether a control says that it folds the block away for everybody: by its handler, or by `aria-controls`.

        None where it may do so for eyes alone: to make something invisible can mean to move it out of sight.
        """
        name = block.get("id")
        found: bool | None = False
        for facts in self.tree.nodes if name else ():
            handler = facts.attributes.get("onclick", "")
            if name in facts.attributes.get("aria-controls", "").split():
                return True
            if (f"'{name}'" in handler or f'"{name}"' in handler) and _FOLDS.search(handler):
                if "visib" not in handler.lower():
                    return True
                found = None
        return found


def _based(tree: Tree, address: str) -> str:
    """The address that links are relative to."""
    written = next(
        (facts.attributes["href"] for facts in tree.nodes if facts.tag == "base" and "href" in facts.attributes), ""
    )
    return joined(address, written)


def _page(address: str) -> tuple[str, str] | None:
    """Host and path of an address of the web; none for another one."""
    parts = split(address)
    return (parts.netloc, parts.path or "/") if parts.scheme in ("http", "https", "file") else None
