"""Links in running text, and what marks them besides colour. Pure, from structure facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from einclusion.checking.colours import colour, contrast
from einclusion.dom import Node, Tree

_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(
    r"@|^(https?://|www\.)|^\+?[\d\s()./-]+$|\w\.(be|nl|fr|de|lu|eu|uk|org|com|net|gov)\b", re.IGNORECASE
)
_INLINE = ("inline", "contents", "")
_CONTROLS = frozenset({"button", "select", "textarea", "option", "script", "style"})
_LETTERS = ("font-weight", "font-style", "font-size", "font-family", "text-transform", "letter-spacing")
_PICTURES = "img, svg, picture, canvas, i[class]"


@dataclass
class InText:
    """A link in a line of text."""

    link: Node
    beside: Node
    """The element that holds the text beside it."""
    before: int
    """Words of the same text before it."""
    after: int = 0
    """Words of the same text after it."""

    @property
    def running(self) -> bool:
        """Whether it surely stands in running text: words lead to it, and it does not look like an address."""
        return self.before > 1 and not _ADDRESS.search(self.link.text)

    @property
    def contrast(self) -> float | None:
        """Contrast ratio of its letters with those beside it; none where they can be seen through."""
        one, other = colour(_holder(self.link).style("color")), colour(self.beside.style("color"))
        return contrast(one, other) if one[3] == other[3] == 1 else None

    @property
    def marked(self) -> bool:
        """Whether anything but the colour of its letters tells it from the text beside it."""
        if self.link.select(_PICTURES) or _ground(self.link) != _ground(self.beside):
            return True
        held = [self.link, *(one for one in self.link.select("*") if one.facts.style >= 0)]
        around = []
        for up in self.link.ancestors():
            if up.style("display") not in _INLINE:
                break
            around.append(up)
        letters = _holder(self.link)
        return (
            any(letters.style(name) != self.beside.style(name) for name in _LETTERS)
            or any(_lined(one) or one.facts.drawn or one.facts.generated for one in held)
            or any(_lined(one) for one in around if self.beside != one)
        )


def _ground(node: Node) -> str:
    """What colour is laid under it by itself and by what holds it in the line; empty where none is."""
    for one in (node, *node.ancestors()):
        if one.style("display") not in _INLINE:
            break
        if one.facts.style >= 0 and colour(one.style("background-color"))[3] > 0:
            return one.style("background-color")
    return ""


def _lined(node: Node) -> bool:
    """Whether a line, a border, a shadow or a picture is drawn at it."""
    border = node.style("border-bottom-width") not in ("0px", "") and colour(node.style("border-bottom-color"))[3] > 0
    return (
        border
        or node.style("text-decoration-line") not in ("none", "")
        or node.style("box-shadow") not in ("none", "")
        or node.style("background-image") not in ("none", "")
    )


def _holder(link: Node) -> Node:
    """The element in it that holds its first letters."""
    tree = link.tree
    for index in tree.within(link.index):
        node = tree.nodes[index]
        if node.tag == "#text" and node.box is not None and node.text.strip():
            return Node(tree, node.parent)
    return link


def in_text(tree: Tree) -> Iterator[InText]:
    """Links that stand in a line with words that are no links, outside navigation."""
    found: list[InText] = []
    lines: dict[int, _Line] = {}
    blocks: list[int] = []
    inside: list[bool] = []
    away = {index for node in tree.select("nav, [role=navigation]") for index in tree.within(node.index)}
    for index, facts in enumerate(tree.nodes):
        node, up = Node(tree, index), facts.parent
        held = up >= 0 and inside[up]
        link = facts.tag == "a" and "href" in facts.attributes
        inline = facts.tag.startswith("#") or node.style("display") in _INLINE
        outer = blocks[up] if up >= 0 else 0
        blocks.append(outer if inline else index)
        inside.append(held or link or facts.tag in _CONTROLS)
        if facts.tag == "br" or not (inline or node.style("display").startswith("inline")):
            lines.pop(outer, None)
        elif link and not held and index not in away and inline and node.visible:
            if _WORD.search(node.text):
                found.append(lines.setdefault(outer, _Line()).link(node))
        elif facts.tag == "#text" and not held and facts.box is not None and Node(tree, up).visible:
            lines.setdefault(outer, _Line()).say(Node(tree, up), len(_WORD.findall(facts.text)))
    yield from (one for one in found if one.before + one.after > 1)


class _Line:
    """Text between two breaks, and the links in it."""

    def __init__(self) -> None:
        self.words = 0
        self.links: list[InText] = []
        self.last: Node | None = None

    def say(self, holder: Node, words: int) -> None:
        self.words += words
        for one in self.links:
            one.after += words
            one.beside = holder if one.beside == one.link else one.beside
        self.last = holder if words or self.last is None else self.last

    def link(self, node: Node) -> InText:
        beside = self.last or node
        self.links.append(InText(node, beside, self.words))
        return self.links[-1]
