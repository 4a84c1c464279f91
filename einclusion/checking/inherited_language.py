"""Which text takes its language from which element: the nearest one around it that has a `lang`. Pure.

Text counts where it can be seen or assistive technology meets it; names and descriptions in attributes count too. A
frame without a `lang` of its own takes that of what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.semantics import Semantics, semantics
from einclusion.dom import Dom, Node, Tree

_SPACE = re.compile(r"\s+")
_TELLING = ("alt", "aria-label", "title", "placeholder", "aria-description", "aria-placeholder", "aria-valuetext")
_NO_TEXT = frozenset({"script", "style", "noscript", "template", "title"})
_NAMED_BY_VALUE = frozenset({"submit", "reset", "button"})


class Spoken:
    """The text of a page by the element that gives it its language."""

    def __init__(self, dom: Dom) -> None:
        self._parts: dict[Node, list[str]] = {}
        self._around: dict[tuple[int, int], Node] = {}
        for number, tree in enumerate(dom.trees):
            self._read(number, tree)

    def of(self, node: Node) -> str:
        """All text that takes its language from the element, in document order."""
        return _SPACE.sub(" ", " ".join(self._parts.get(node, []))).strip()

    def _read(self, number: int, tree: Tree) -> None:
        own = semantics(tree)
        frame = tree.document.frame
        giver: list[Node | None] = []
        for index, facts in enumerate(tree.nodes):
            node = Node(tree, index)
            up = giver[facts.parent] if facts.parent >= 0 else self._around.get(frame) if frame else None
            giver.append(node if facts.attributes.get("lang") else up)
            held = giver[index]
            if held is None:
                continue
            self._parts.setdefault(held, []).extend(_said(node, own))
            if facts.tag in ("iframe", "object"):
                self._around[(number, index)] = held


def _said(node: Node, own: Semantics) -> Iterator[str]:
    facts = node.facts
    if facts.tag == "#text":
        parent = node.parent
        if facts.box is not None and parent is not None and parent.tag not in _NO_TEXT and _heard(node):
            yield facts.text
    elif facts.attributes and own.exposed(node) and own.rendered(node):
        yield from (facts.attributes[name] for name in _TELLING if name in facts.attributes)
        if facts.tag == "input" and facts.attributes.get("type", "").lower() in _NAMED_BY_VALUE:
            yield facts.attributes.get("value", "")
        if facts.tag == "option" and facts.role:
            yield facts.name


def _heard(node: Node) -> bool:
    return node.style("visibility") in ("visible", "")
