from __future__ import annotations

from collections.abc import Iterator

from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.safe import without_icons

ROLES = frozenset(
    {"link", "button", "heading", "image", "menuitem", "tab", "checkbox", "radio", "switch", "DisclosureTriangle"}
)


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        for index, facts in enumerate(tree.nodes):
            if facts.role in ROLES and without_icons(facts.name) != facts.name:
                node = Node(tree, index)
                yield passed(node) if any(map(str.isalnum, without_icons(node.name))) else failed(node)
