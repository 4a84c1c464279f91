"""Whether an element has a name that assistive technology can tell. Pure, from structure facts."""

from __future__ import annotations

from einclusion.checking.semantics import semantics
from einclusion.dom import Node

_WHEN_NOT_TOLD = ("aria-label", "alt", "title")
"""Attributes that name an element where the browser's accessibility tree leaves it out (areas of a picture)."""


_FROM_CONTENT = frozenset({"link", "button", "menuitem", "heading", "DisclosureTriangle"})
"""Roles whose name is what they hold; Chromium leaves formulas out of it."""


def named(node: Node) -> bool:
    """Whether the browser computes a name for it that isn't empty."""
    if node.name or (node.role in _FROM_CONTENT and any(_told(math) for math in node.select("math"))):
        return True
    return not node.role and any(node.get(name).strip() for name in _WHEN_NOT_TOLD)


def _told(math: Node) -> bool:
    return bool(math.text) and semantics(math.tree).exposed(math)


def is_image_button(node: Node) -> bool:
    """Whether it is an `input` that shows a picture."""
    return node.tag == "input" and node.get("type").lower() == "image"


def in_svg(node: Node) -> bool:
    """Whether it belongs to an SVG drawing, its outermost element included, and not to HTML inside it."""
    for one in (node, *node.ancestors()):
        if one.tag in ("svg", "foreignobject"):
            return one.tag == "svg" or one == node
    return False
