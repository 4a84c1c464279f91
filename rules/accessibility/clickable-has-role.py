from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.semantics import role_of, semantics, tabindex
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

NONE = frozenset({"", "generic", "none", "paragraph", "img", "listitem", "cell", "strong", "emphasis", "heading"})
CONTROLS = frozenset({"a", "button", "input", "select", "textarea", "summary", "label", "iframe", "audio", "video"})


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("[tabindex]"):
        known = semantics(node.tree)
        if (tabindex(node) or 0) < 0 or not node.facts.clickable or not node.visible or not known.exposed(node):
            continue
        if (node.tag in CONTROLS and (node.tag != "a" or node.has("href"))) or node.tag in ("html", "body"):
            continue
        if role_of(node) not in NONE:
            yield passed(node)
        elif not holds_control(node):
            yield failed(node, text=node.text[:80])


def holds_control(node: Node) -> bool:
    nodes = node.tree.nodes
    inside = [nodes[index] for index in node.tree.within(node.index) if index != node.index]
    return any(one.tag in CONTROLS or one.states.get("focusable") or one.states.get("editable") for one in inside)
