"""Blocks of text as they are set: size, line height, number of lines. Pure, from structure and text facts."""

from __future__ import annotations

from collections import Counter, defaultdict

from msgspec import Struct

from einclusion.dom import Node, Tree
from einclusion.facts import Block
from einclusion.subjects import PageSubject

RUNNING = frozenset({"paragraph", "item", "cell", "hint", "error"})
"""Kinds of blocks that hold sentences."""
_CONTENT = 1.15
"""Height of a line's letters in font sizes, as browsers take it for the box of a text."""
_SMALL_BY_NATURE = frozenset({"sup", "sub", "rt"})


class Passage(Struct, frozen=True, kw_only=True):
    """A block of text that can be seen, with its letters."""

    block: Block
    """The block."""
    node: Node
    """The element that holds it."""
    letters: list[Node]
    """Its text nodes that are rendered."""

    @property
    def sizes(self) -> Counter[float]:
        """Characters by font size in CSS pixels, raised and lowered ones left out."""
        found: Counter[float] = Counter()
        for one in self.letters:
            holder = one.parent
            if holder is None or holder.tag not in _SMALL_BY_NATURE:
                found[pixels(one.style("font-size"))] += len(one.facts.text.strip())
        return found

    @property
    def size(self) -> float:
        """Font size of most of it in CSS pixels."""
        return max(self.sizes.items(), key=lambda row: row[1], default=(0.0, 0))[0]

    @property
    def line_height(self) -> float:
        """Distance of its lines in font sizes; 0 where that is left to the browser."""
        height = pixels(self.letters[0].style("line-height"))
        size = pixels(self.letters[0].style("font-size"))
        return height / size if size else 0.0

    @property
    def lines(self) -> int:
        """How many lines it takes, reckoned from its height."""
        boxes = [one.box for one in self.letters if one.box]
        height = max(box[1] + box[3] for box in boxes) - min(box[1] for box in boxes)
        step = self.size * (self.line_height or _CONTENT)
        return max(1, round((height - self.size * _CONTENT) / step) + 1) if step else 1

    @property
    def width(self) -> float:
        """Width of the element that it fills, in CSS pixels."""
        return self.node.box[2] if self.node.box else 0.0

    def share(self, name: str, *values: str) -> float:
        """Part of its characters that have one of these values of a property, 0 to 1."""
        whole = sum(len(one.facts.text) for one in self.letters)
        return sum(len(one.facts.text) for one in self.letters if one.style(name) in values) / whole


def passages(page: PageSubject) -> list[Passage]:
    """Blocks of the page that stand open, in reading order; those of one element that others interrupt are left out."""
    times = Counter(block.node for block in page.text.blocks)
    letters = {
        (number, owner): found
        for number, tree in enumerate(page.dom.trees)
        for owner, found in _letters(tree, {place[1] for place in times if place[0] == number}).items()
    }
    return [
        Passage(block=block, node=page.node(block.node), letters=letters[block.node])
        for block in page.text.blocks
        if not block.hidden and block.kind != "option" and times[block.node] == 1 and block.node in letters
    ]


def _letters(tree: Tree, blocks: set[int]) -> dict[int, list[Node]]:
    """Text nodes that can be seen, by the block that holds them."""
    owner = [-1] * len(tree.nodes)
    found: dict[int, list[Node]] = defaultdict(list)
    for index, facts in enumerate(tree.nodes):
        owner[index] = index if index in blocks else owner[facts.parent] if facts.parent >= 0 else -1
        if facts.tag == "#text" and owner[index] >= 0 and facts.style >= 0 and not facts.text.isspace():
            node = Node(tree, index)
            if node.visible and not _tiny(node.parent):
                found[owner[index]].append(node)
    return found


def _tiny(holder: Node | None) -> bool:
    """Whether it is rendered in a box in which nothing can be read, so that only screen readers meet it."""
    return holder is not None and holder.box is not None and (holder.box[2] <= 1 or holder.box[3] <= 1)


def pixels(value: str) -> float:
    """A computed length in CSS pixels; 0 where it is none."""
    return float(value[:-2]) if value.endswith("px") else 0.0


def short(value: float) -> float:
    """A measured value as it is told: cut to two places, so that what is too little never looks enough."""
    cut = int(value * 100 + 1e-6) / 100
    return int(cut) if cut == int(cut) else cut
