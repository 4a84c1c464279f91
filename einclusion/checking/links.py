"""Links: what their texts say alone, and what of the page tells programmatically more. Pure, from structure facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from einclusion.checking.semantics import is_a, role_of, semantics
from einclusion.data import beside
from einclusion.dom import Dom, Node, Tree
from einclusion.subjects import PageSubject
from einclusion.text.gist import folded, telling
from einclusion.text.safe import without_icons

_CONTAINERS = frozenset({"block", "inline-block", "list-item", "table-cell", "flow-root", "table-caption"})
_INLINE = frozenset({"inline", "contents", "", "inline-block", "inline-flex"})
_CELLS = frozenset({"cell", "gridcell"})
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_MARKS = re.compile(r"[^\w' ]+")
_SIZE = re.compile(r"\b\d+(?: \d+)? ?(?:[kmg]i?b|[kmg]o|bytes|octets|pagina s|pages|seiten)?\b")
_MOST_AROUND = 120
"""Words of a block above which only the line that the link stands in tells of it."""


def links(page: PageSubject) -> Iterator[Node]:
    """Links that assistive technology meets, with a name that is more than a character of an icon font."""
    yield from links_in(page.dom)


def links_in(dom: Dom) -> Iterator[Node]:
    """The same, of documents alone."""
    for node in dom.select("a, area, [role]"):
        if without_icons(node.name) and semantics(node.tree).exposed(node) and is_a(node, "link"):
            yield node


@cache
def _generic() -> frozenset[str]:
    data = beside(__file__, "links.yaml")
    lists = [*data["generic"].values(), data["formats"]]
    return frozenset(_bare(text) for one in lists for text in one.split(","))


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(word for text in _generic() for word in text.split())


def _bare(text: str) -> str:
    plain = _MARKS.sub(" ", _BRACKETS.sub(" ", folded(text).replace("’", "'")))
    return " ".join(_SIZE.sub(" ", plain).split())


def is_generic(name: str) -> bool:
    """Whether a text says nothing of where a link leads: the usual phrases, names of formats, marks alone."""
    bare = _bare(name)
    return bare in _generic() if bare else not any(letter.isalnum() for letter in name)


def says_something(text: str) -> bool:
    """Whether a text has a word that is more than one of the usual phrases."""
    return any(word not in _empty_words() and not word[0].isdigit() for word in telling(_MARKS.sub(" ", text)))


def context(link: Node) -> list[Node]:
    """The elements that tell programmatically more of a link, as ACT rules define them: list items, block and cell.

    Header cells and descriptions are in `said_around`.
    """
    found: list[Node] = []
    block = cell = False
    for node in link.ancestors():
        role = role_of(node)
        if not block and node.style("display") in _CONTAINERS:
            block = True
            found.append(node)
        elif role == "listitem" or (not cell and role in _CELLS):
            found.append(node)
        cell = cell or role in _CELLS
    return found


def said_around(link: Node) -> str:
    """What the context says besides the link itself."""
    parts = [link.facts.description]
    for node in context(link):
        text = node.text
        if node.tag in ("body", "main") or len(text.split()) > _MOST_AROUND:
            text = _line(link, node)
        parts.append(text.replace(link.text or link.name, " ", 1))
    return " ".join(parts)


def _line(link: Node, block: Node) -> str:
    """Text on the same line as the link: from the last block before it in the same container to the next one."""
    tree = link.tree
    row = tree.children[block.index]
    own = next((place for place, child in enumerate(row) if link.index in tree.within(child)), None)
    if own is None:
        return link.text
    first = last = own
    while first > 0 and _inline(tree, row[first - 1]):
        first -= 1
    while last + 1 < len(row) and _inline(tree, row[last + 1]):
        last += 1
    return " ".join(_text(tree, child) for child in row[first : last + 1])


def _inline(tree: Tree, index: int) -> bool:
    node = Node(tree, index)
    return node.tag == "#text" or (node.tag != "br" and node.style("display") in _INLINE)


def _text(tree: Tree, index: int) -> str:
    node = Node(tree, index)
    return node.facts.text if node.tag == "#text" else node.text


def heading_before(link: Node) -> Node | None:
    """The last heading before a link in its document."""
    tree = link.tree
    for index in range(link.index - 1, -1, -1):
        if tree.nodes[index].role == "heading" and tree.nodes[index].name.strip():
            return Node(tree, index)
    return None
