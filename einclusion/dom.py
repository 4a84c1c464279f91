"""The documents of a page as a tree that rules query by CSS selector.

Built from structure facts, so it holds what the browser rendered: frames and shadow roots included, with role, name,
computed style and box of each node.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from functools import cached_property
from typing import cast

from lxml import etree

from einclusion.facts import Box, Document, NodeFacts, Structure
from einclusion.markup import BREAKS, SHADOW_ROOT, document, xpath
from einclusion.model import Element
from einclusion.paths import Paths

_SPACE = re.compile(r"\s+")
_HTML_LIMIT = 400
_VALUE_LIMIT = 80
_QUOTE = '"'
_TEXT_LIMIT = 200


class Node:
    """One element of a page; cheap to make, compares by place."""

    __slots__ = ("index", "tree")

    def __init__(self, tree: Tree, index: int) -> None:
        self.tree = tree
        self.index = index

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self.tree is other.tree and self.index == other.index

    def __hash__(self) -> int:
        return hash((id(self.tree), self.index))

    def __repr__(self) -> str:
        return f"<Node {self.selector}>"

    @property
    def facts(self) -> NodeFacts:
        """All that the probe gathered about it."""
        return self.tree.nodes[self.index]

    @property
    def tag(self) -> str:
        """Element name in lower case."""
        return self.facts.tag

    @property
    def role(self) -> str:
        """Role in the accessibility tree; empty where assistive technology doesn't meet it."""
        return self.facts.role

    @property
    def name(self) -> str:
        """Accessible name, white space folded."""
        return _SPACE.sub(" ", self.facts.name).strip()

    @property
    def box(self) -> Box | None:
        """Where it is rendered."""
        return self.facts.box

    @property
    def page_box(self) -> Box | None:
        """Where it is rendered on the page, frames taken into account."""
        box, (left, top) = self.box, self.tree.document.offset
        return (box[0] + left, box[1] + top, box[2], box[3]) if box else None

    def get(self, attribute: str, default: str = "") -> str:
        """An attribute's value."""
        return self.facts.attributes.get(attribute, default)

    def has(self, attribute: str) -> bool:
        """Whether the attribute is there, empty or not."""
        return attribute in self.facts.attributes

    def state(self, name: str) -> bool | str | int | float | None:
        """A state of the accessibility tree (`focusable`, `required` …); none where it is not told."""
        return self.facts.states.get(name)

    def style(self, name: str) -> str:
        """Computed value of a CSS property; empty where it is not rendered. Raises ValueError for one not taken."""
        values = self.tree.values.get(name)
        if values is None:
            raise ValueError(f"{name} was not taken")
        return values[self.tree.nodes[self.index].style]

    @property
    def visible(self) -> bool:
        """Whether a sighted person can see it: rendered, not `visibility: hidden`, not empty, not fully transparent."""
        box = self.box
        if box is None or box[2] <= 1 or box[3] <= 1 or self.style("visibility") != "visible":
            return False
        return box[0] + box[2] > 0 and box[1] + box[3] > 0 and not self.tree.transparent[self.index]

    @property
    def parent(self) -> Node | None:
        """The element that holds it, across shadow roots."""
        return next(self.ancestors(), None)

    def ancestors(self) -> Iterator[Node]:
        """Elements that hold it, nearest first, across shadow roots, within its document."""
        index = self.facts.parent
        while index >= 0:
            if self.tree.nodes[index].tag != SHADOW_ROOT:
                yield Node(self.tree, index)
            index = self.tree.nodes[index].parent

    def children(self) -> Iterator[Node]:
        """Child elements, those of its shadow root first."""
        for index in self.tree.children[self.index]:
            tag = self.tree.nodes[index].tag
            if tag == SHADOW_ROOT:
                yield from Node(self.tree, index).children()
            elif not tag.startswith("#"):
                yield Node(self.tree, index)

    def closest(self, css: str) -> Node | None:
        """The nearest of itself and its ancestors that the selector matches."""
        found = self.tree.matching(css)
        return next((one for one in (self, *self.ancestors()) if one.index in found), None)

    def select(self, css: str) -> list[Node]:
        """Descendants that the selector matches, in document order."""
        found, last = list(self.tree.matching(css)), self.tree.within(self.index)[-1]
        return [Node(self.tree, index) for index in found[bisect(found, self.index) : bisect(found, last)]]

    @property
    def text(self) -> str:
        """Rendered text inside it, white space folded."""
        found = self.tree.texts.get(self.index)
        if found is None:
            found = self.tree.texts[self.index] = self._read()
        return found

    def _read(self) -> str:
        parts = []
        ends: set[int] = set()
        for index in self.tree.within(self.index):
            node = self.tree.nodes[index]
            if node.tag in BREAKS:
                ends.add(self.tree.within(index).stop)
            if node.tag in BREAKS or index in ends:
                parts.append(" ")
            if node.tag == "#text" and node.box is not None:
                parts.append(node.text)
        return _SPACE.sub(" ", "".join(parts)).strip()

    @property
    def language(self) -> str:
        """Language marked up for it, lower case, from the nearest `lang`; empty where none is."""
        for node in (self, *self.ancestors()):
            if node.has("lang") or node.has("xml:lang"):
                return (node.get("lang") or node.get("xml:lang")).strip().lower()
        return ""

    @property
    def selector(self) -> str:
        """CSS selector that finds it again; `>>>` into frames and shadow roots."""
        return self.tree.prefix + self.tree.selector(self.index)

    @property
    def html(self) -> str:
        """Its opening tag, and its text where it has no child elements, shortened."""
        inside = "" if next(self.children(), None) else self.text
        end = ">" + (f"{inside}</{self.tag}>" if inside else "")
        code = self._opening() + end
        if len(code) > _HTML_LIMIT:
            code = self._opening(_VALUE_LIMIT) + end  # so that a long value hides no other attribute
        return code if len(code) <= _HTML_LIMIT else code[: _HTML_LIMIT - 1] + "…"

    def _opening(self, most: int = 0) -> str:
        code = "<" + self.tag
        for name, value in self.facts.attributes.items():
            kept = f"{value[: most // 2]}…{value[-most // 2 :]}" if 0 < most < len(value) else value
            code += f' {name}="{kept.replace(_QUOTE, "&quot;")}"' if kept else f" {name}"
        return code

    def element(self) -> Element:
        """Itself as findings store it."""
        found = self.tree.elements.get(self.index)
        if found is None:
            found = self.tree.elements[self.index] = self._told()
        return found

    def _told(self) -> Element:
        box = self.page_box
        text = self.text
        return Element(
            selector=self.selector,
            html=self.html,
            text=text if len(text) <= _TEXT_LIMIT else text[: _TEXT_LIMIT - 1] + "…",
            role=self.role,
            name=self.name[:_TEXT_LIMIT],
            box=(round(box[0]), round(box[1]), round(box[2]), round(box[3])) if box else None,
        )


class Tree:
    """One document of a page."""

    def __init__(self, structure: Structure, document: Document) -> None:
        self.structure = structure
        self.document = document
        self.nodes = document.nodes
        self.prefix = document.ancestors
        self.texts: dict[int, str] = {}
        """Rendered texts of nodes that were asked for."""
        self._found: dict[str, dict[int, None]] = {}
        self.elements: dict[int, Element] = {}
        """Nodes as findings store them, where that was asked for."""

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """For each CSS property its value in each set of styles, and last nothing for what is not rendered."""
        styles = self.structure.styles
        return {name: [*(style[place] for style in styles), ""] for place, name in enumerate(self.structure.properties)}

    @cached_property
    def transparent(self) -> list[bool]:
        """For each node whether it, or what holds it, is fully transparent."""
        found: list[bool] = []
        for index, node in enumerate(self.nodes):
            own = node.style >= 0 and Node(self, index).style("opacity") == "0"
            found.append(own or (node.parent >= 0 and found[node.parent]))
        return found

    @cached_property
    def children(self) -> list[list[int]]:
        """Indices of each node's children."""
        found: list[list[int]] = [[] for _ in self.nodes]
        for index, node in enumerate(self.nodes):
            if node.parent >= 0:
                found[node.parent].append(index)
        return found

    @cached_property
    def _last(self) -> list[int]:
        last = list(range(len(self.nodes)))
        for index in range(len(self.nodes) - 1, 0, -1):
            parent = self.nodes[index].parent
            if parent >= 0:
                last[parent] = max(last[parent], last[index])
        return last

    def within(self, index: int) -> range:
        """Indices of a node and all it holds."""
        return range(index, self._last[index] + 1)

    @property
    def root(self) -> Node | None:
        """The document's root element."""
        return Node(self, 0) if self.nodes else None

    @cached_property
    def etree(self) -> tuple[etree._Element, dict[etree._Element, int]]:
        """The document for lxml, and each element's index."""
        return document(self.nodes)

    def select(self, css: str) -> list[Node]:
        """Elements that the selector matches, in document order. Raises cssselect's SelectorError."""
        return [Node(self, index) for index in self.matching(css)]

    def matching(self, css: str) -> dict[int, None]:
        """Indices of the same elements, in order and kept for the next who asks. Raises cssselect's SelectorError."""
        if css not in self._found:
            root, index_of = self.etree
            found = cast("list[etree._Element]", xpath(css)(root))
            self._found[css] = dict.fromkeys(index_of[element] for element in found if element in index_of)
        return self._found[css]

    @cached_property
    def _paths(self) -> Paths:
        return Paths(self.nodes)

    def selector(self, index: int) -> str:
        """CSS path of a node within its document."""
        return self._paths.of(index)


class Dom:
    """All documents of a page, the page's own first."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.trees = [Tree(structure, document) for document in structure.documents]

    def select(self, css: str) -> list[Node]:
        """Elements in any document that the selector matches. Raises cssselect's SelectorError."""
        return [node for tree in self.trees for node in tree.select(css)]
