from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import is_image_button
from einclusion.checking.owning import Ids
from einclusion.checking.semantics import semantics
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

DEFAULT = "submit query"
"""What HTML's mapping to accessibility interfaces calls such a button for want of a name."""


def check(page: PageSubject) -> Iterator[Finding]:
    labelled = {node.get("for") for node in page.select("label[for]")}
    for node in page.select("input[type]"):
        if is_image_button(node) and semantics(node.tree).exposed(node):
            yield failed(node) if nameless(node, labelled) else passed(node)


def nameless(node: Node, labelled: set[str]) -> bool:
    """Whether it has no name, or the browser's own, or the same words written down.

    Chromium overlooks `alt` and `title` where `type` is in capitals, and takes `value`, which names no such button.
    """
    name = node.name or node.get("alt").strip() or node.get("title").strip()
    if name.lower() in ("", DEFAULT):
        return True
    if any(node.get(one).strip() for one in ("alt", "title", "aria-label")):
        return False
    if node.get("id") in labelled or any(one.tag == "label" for one in node.ancestors()):
        return False
    return not Ids(node.tree).of(node.index, node.get("aria-labelledby"))
