"""Spacing of text that a `style` attribute nails down with `!important`, so that readers' styles can't win. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.naming import in_svg
from einclusion.dom import Node, Tree

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(r"""((?:[^;"'(]|"[^"]*"|'[^']*'|\((?:[^()]|\([^()]*\))*\))+)""")
_IMPORTANT = re.compile(r"!\s*important\s*$", re.IGNORECASE)
_LENGTH = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?([a-z]+|%)?")
_FUNCTION = re.compile(r"(?:calc|min|max|clamp|var|env)\(.*\)")
_FROM_PARENT = frozenset({"inherit", "unset", "revert", "revert-layer"})
_FONT_LINE = re.compile(r"\d[\w.%]*\s*/\s*(\S+)")
_AS_WRITTEN = frozenset({"pre", "pre-wrap", "pre-line", "break-spaces"})
"""Values of `white-space` that keep the breaks of the source."""
_ROUNDING = 0.0005
_TWO_LINES = 1.7
"""Height of a run of text, in font sizes, from which it has more than one line."""


def pinned(attribute: str, name: str) -> bool:
    """Whether a `style` attribute sets the property for good: with `!important`, and not to what is around it.

    What is no value of the property browsers leave out, and so does this.
    """
    winner = ""
    for declaration in _DECLARATION.findall(_COMMENT.sub(" ", attribute)):
        key, _, value = declaration.partition(":")
        key, value = key.strip().lower(), value.strip().lower()
        if not _IMPORTANT.search(value):
            continue
        value = _IMPORTANT.sub("", value).strip()
        if key == "font" and name == "line-height" and value not in _FROM_PARENT:
            line = _FONT_LINE.search(value)
            key, value = name, line[1] if line else "normal"
        if key == "all" and value in ("initial", *_FROM_PARENT):
            key = name
        if key == name and (value in _FROM_PARENT or _is_value(value, name)):
            winner = value
    return winner not in ("", *_FROM_PARENT)


def _is_value(value: str, name: str) -> bool:
    if value in ("normal", "initial") or _FUNCTION.fullmatch(value):
        return True
    length = _LENGTH.fullmatch(value)
    if length is None or (name == "line-height" and value.startswith("-")):
        return False
    return bool(length[1]) or name == "line-height" or float(length[0]) == 0


def too_tight(tree: Tree, name: str, least: float) -> Iterator[tuple[Node, float, bool]]:
    """Elements with visible text whose `style` nails the property down, its value in font sizes, and if it will do."""
    for index, facts in enumerate(tree.nodes):
        style = facts.attributes.get("style", "")
        if "!" not in style or not pinned(style, name):
            continue
        node = Node(tree, index)
        if in_svg(node) or not _has_text(node) or (name == "line-height" and not _wraps(node)):
            continue
        font = _pixels(node.style("font-size"))
        size = _pixels(node.style(name)) / font if font else 0.0
        yield node, size, size >= least - _ROUNDING


def _pixels(value: str) -> float:
    return float(value[:-2]) if value.endswith("px") else 0.0


def _has_text(node: Node) -> bool:
    return any(_seen(node.tree, index) for index in node.tree.children[node.index])


def _seen(tree: Tree, index: int) -> bool:
    facts = tree.nodes[index]
    return facts.tag == "#text" and not facts.text.isspace() and Node(tree, index).visible


def _wraps(node: Node) -> bool:
    """Whether its text runs on from one line to the next without a break that was written."""
    font = _pixels(node.style("font-size"))
    written = node.style("white-space") in _AS_WRITTEN
    last = 0.0
    for index in node.tree.within(node.index):
        facts = node.tree.nodes[index]
        if index == node.index or (facts.tag.startswith("#") and not _seen(node.tree, index)):
            continue
        if facts.tag != "#text":
            inline = Node(node.tree, index).style("display").startswith("inline") and facts.tag != "br"
            last = last if inline else 0.0
        elif facts.box is not None:
            size = _pixels(Node(node.tree, index).style("font-size")) or font
            if not (written and "\n" in facts.text) and facts.box[3] > size * _TWO_LINES:
                return True
            if last and facts.box[1] >= last - 1:
                return True
            last = facts.box[1] + facts.box[3]
    return False
