"""The documents of a page as a tree that rules query by CSS selector.

Built from structure facts, so it holds what the browser rendered: frames and shadow roots included, with role, name,
computed style and box of each node.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import cast

from cssselect import HTMLTranslator
from lxml import etree

from einclusion.facts import Box, Document, NodeFacts, Structure
from einclusion.generated import chosen
from einclusion.model import Element

SHADOW_ROOT = "#shadow-root"
FRAMES = frozenset({"iframe", "frame", "object", "embed", "portal", "fencedframe"})
_UNSAFE = re.compile(r"[^\w-]", re.ASCII)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_PLAIN_ID = re.compile(r"[A-Za-z_][\w-]*")
_PLAIN_TAG = re.compile(r"[a-z][\w-]*", re.ASCII)
_ANY = "*"
_HTML_LIMIT = 400
_VALUE_LIMIT = 80
_QUOTE = '"'
_TEXT_LIMIT = 200


@lru_cache(maxsize=2000)
def _xpath(css: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(css))


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
        place = self.tree.structure.properties.index(name)
        styles = self.tree.structure.styles
        return styles[self.facts.style][place] if self.facts.style >= 0 else ""

    @property
    def visible(self) -> bool:
        """Whether a sighted person can see it: rendered, not `visibility: hidden`, not empty, not fully transparent."""
        box = self.box
        if box is None or box[2] <= 1 or box[3] <= 1 or self.style("visibility") != "visible":
            return False
        return box[0] + box[2] > 0 and box[1] + box[3] > 0 and not self._transparent()

    def _transparent(self) -> bool:
        return any(node.style("opacity") == "0" for node in (self, *self.ancestors()) if node.facts.style >= 0)

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
        matches = set(self.tree.select(css))
        return next((node for node in (self, *self.ancestors()) if node in matches), None)

    def select(self, css: str) -> list[Node]:
        """Descendants that the selector matches, in document order."""
        return [node for node in self.tree.select(css) if node != self and node.index in self.tree.within(self.index)]

    @property
    def text(self) -> str:
        """Rendered text inside it, white space folded."""
        parts = []
        ends: set[int] = set()
        for index in self.tree.within(self.index):
            node = self.tree.nodes[index]
            if node.tag in _BREAKS:
                ends.add(self.tree.within(index).stop)
            if node.tag in _BREAKS or index in ends:
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


_BREAKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
    }
    | {
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
    }
    | {"pre", "section", "summary", "table", "td", "th", "tr", "ul"}
)


class Tree:
    """One document of a page."""

    def __init__(self, structure: Structure, document: Document) -> None:
        self.structure = structure
        self.document = document
        self.nodes = document.nodes
        self.prefix = document.ancestors

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
        made: list[etree._Element | None] = []
        index_of: dict[etree._Element, int] = {}
        for index, node in enumerate(self.nodes):
            parent = made[node.parent] if node.parent >= 0 else None
            if node.tag == "#text":
                _append_text(parent, node.text)
                made.append(None)
                continue
            element = _make(parent, node)
            made.append(element)
            if node.tag != SHADOW_ROOT:
                index_of[element] = index
        root = made[0] if made and made[0] is not None else etree.Element("html")
        return root, index_of

    def select(self, css: str) -> list[Node]:
        """Elements that the selector matches, in document order. Raises cssselect's SelectorError."""
        root, index_of = self.etree
        found = cast("list[etree._Element]", _xpath(css)(root))
        return [Node(self, index_of[element]) for element in found if element in index_of]

    @cached_property
    def _unique_ids(self) -> set[str]:
        """Ids that stand for one element, and will in the next build of the page."""
        seen: dict[str, int] = {}
        for node in self.nodes:
            if name := node.attributes.get("id", ""):
                seen[name] = seen.get(name, 0) + 1
        return {name for name, count in seen.items() if count == 1 and _PLAIN_ID.fullmatch(name) and chosen(name)}

    def selector(self, index: int) -> str:
        """CSS path of a node within its document."""
        parts: list[str] = []
        while index >= 0:
            node = self.nodes[index]
            if node.tag == SHADOW_ROOT:
                return self.selector(node.parent) + " >>> " + " > ".join(reversed(parts))
            name = node.attributes.get("id", "")
            if name in self._unique_ids:
                parts.append(f"#{name}")
                if not self._in_shadow(index):
                    break
            else:
                parts.append(self._step(index))
            index = node.parent
        return " > ".join(reversed(parts))

    def _in_shadow(self, index: int) -> bool:
        while index >= 0:
            if self.nodes[index].tag == SHADOW_ROOT:
                return True
            index = self.nodes[index].parent
        return False

    def _step(self, index: int) -> str:
        node = self.nodes[index]
        plain = _PLAIN_TAG.fullmatch(node.tag)
        if node.parent < 0:
            return node.tag if plain else ":root"
        alike = self._siblings[node.parent, node.tag if plain else _ANY]
        place = bisect_left(alike, index) + 1
        if not plain:
            return f":nth-child({place})"
        return node.tag if len(alike) == 1 else f"{node.tag}:nth-of-type({place})"

    @cached_property
    def _siblings(self) -> dict[tuple[int, str], list[int]]:
        """Indices of child elements, in order, by parent and element name, and by parent alone."""
        found: dict[tuple[int, str], list[int]] = {}
        for index, node in enumerate(self.nodes):
            if not node.tag.startswith("#"):
                found.setdefault((node.parent, node.tag), []).append(index)
                found.setdefault((node.parent, _ANY), []).append(index)
        return found


def _append_text(parent: etree._Element | None, text: str) -> None:
    if parent is None:
        return
    text = _CONTROL.sub("", text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _make(parent: etree._Element | None, node: NodeFacts) -> etree._Element:
    tag = _name(node.tag.lstrip("#"))
    element = etree.Element(tag) if parent is None else etree.SubElement(parent, tag)
    for name, value in node.attributes.items():
        element.set(_name(name), _CONTROL.sub("", value))
    return element


@lru_cache(maxsize=5000)
def _name(name: str) -> str:
    safe = _UNSAFE.sub("_", name)
    return safe if safe and (safe[0].isalpha() or safe[0] == "_") else "_" + safe


class Dom:
    """All documents of a page, the page's own first."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.trees = [Tree(structure, document) for document in structure.documents]

    def select(self, css: str) -> list[Node]:
        """Elements in any document that the selector matches. Raises cssselect's SelectorError."""
        return [node for tree in self.trees for node in tree.select(css)]
