from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
ROLES = frozenset(
    {"link", "button", "heading", "image", "menuitem", "tab", "checkbox", "radio", "switch", "DisclosureTriangle"}
)


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        for index, facts in enumerate(tree.nodes):
            if facts.role in ROLES and PRIVATE.search(facts.name):
                node = Node(tree, index)
                yield passed(node) if any(map(str.isalnum, PRIVATE.sub("", node.name))) else failed(node)
