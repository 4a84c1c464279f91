"""Headings and what comes right after them. Pure, from structure facts."""

from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.semantics import is_a, semantics
from einclusion.dom import Node, Tree
from einclusion.subjects import PageSubject

_MOST_NODES = 400
"""Nodes after a heading within which its content must begin."""
_MOST_SECTION = 2_000
"""Nodes of a section that are read."""
_MOST_TEXT = 600
"""Characters of the content that are held against the heading."""
_BLOCKS = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "div",
        "section",
        "article",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "dl",
        "ul",
        "ol",
        "table",
        "form",
    ]
)
_WIDE = frozenset(["dl", "ul", "ol", "table"])


def headings(page: PageSubject) -> Iterator[Node]:
    """Headings that assistive technology meets and that have a name."""
    for node in page.select("h1, h2, h3, h4, h5, h6, [role~=heading]"):
        if node.name and semantics(node.tree).exposed(node) and is_a(node, "heading"):
            yield node


def level(node: Node) -> int:
    """The level of a heading, 2 where it is not told."""
    told = node.state("level")
    return int(told) if isinstance(told, int | float) and not isinstance(told, bool) else 2


def content_after(heading: Node) -> str:
    """The first block of text after a heading that can be perceived; a list or a table whole."""
    tree = heading.tree
    first = tree.within(heading.index).stop
    for index in range(first, min(len(tree.nodes), first + _MOST_NODES)):
        facts = tree.nodes[index]
        if facts.tag == "#text":
            if facts.box is not None and facts.text.strip() and _perceived(tree, facts.parent):
                return _block(tree, heading, index)
        elif facts.tag == "img" and facts.name.strip():
            return facts.name
    return ""


def section_after(heading: Node) -> str:
    """The text from a heading to the next one of its level or above, shortened."""
    tree = heading.tree
    own, first, parts, length = level(heading), tree.within(heading.index).stop, [], 0
    for index in range(first, min(len(tree.nodes), first + _MOST_SECTION)):
        node = Node(tree, index)
        if node.role == "heading" and level(node) <= own:
            break
        if node.facts.box is not None and (said := node.facts.text if node.tag == "#text" else node.get("alt")):
            parts.append(said)
            length += len(said)
            if length > _MOST_TEXT * 4:
                break
    return " ".join(parts)


def in_main(node: Node) -> bool:
    """Whether it can be seen and stands in no navigation, header, footer or aside."""
    if not node.visible:
        return False
    around = {one.role for one in node.ancestors()}
    return not around & {"navigation", "banner", "contentinfo", "complementary", "search", "dialog"}


def _perceived(tree: Tree, index: int) -> bool:
    node = Node(tree, index)
    return node.style("visibility") == "visible" and node.style("font-size") != "0px"


def _block(tree: Tree, heading: Node, index: int) -> str:
    """The text of the block that a text stands in, short of one that also holds the heading."""
    chosen = None
    for node in Node(tree, index).ancestors():
        if heading.index in tree.within(node.index):
            break
        if is_a(node, "heading"):
            return ""
        if chosen is None and node.tag in _BLOCKS:
            chosen = node
        if node.tag in _WIDE:
            chosen = node
    return (chosen.text if chosen else tree.nodes[index].text)[:_MOST_TEXT]
