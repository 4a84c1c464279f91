from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import is_image_button
from einclusion.checking.owning import Ids
from einclusion.checking.semantics import semantics
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

DEFAULTS = ("submit", "submit query")
"""What browsers call such a button for want of a name, and what HTML's mapping to accessibility interfaces calls it."""


def check(page: PageSubject) -> Iterator[Finding]:
    labelled = {node.get("for") for node in page.select("label[for]")}
    for node in page.select("input[type]"):
        if is_image_button(node) and semantics(node.tree).exposed(node):
            given = bool(node.name) and not nameless(node, labelled)
            yield passed(node) if given else failed(node)


def nameless(node: Node, labelled: set[str]) -> bool:
    """Whether its name is the browser's own, or the same words written down."""
    if node.name.lower() not in DEFAULTS or node.name.lower() == DEFAULTS[1]:
        return node.name.lower() in DEFAULTS
    if any(node.get(name).strip().lower() == DEFAULTS[0] for name in ("alt", "title", "aria-label", "value")):
        return False
    if node.get("id") in labelled or any(one.tag == "label" for one in node.ancestors()):
        return False
    return not Ids(node.tree).of(node.index, node.get("aria-labelledby"))
