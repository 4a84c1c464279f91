from __future__ import annotations

from collections.abc import Iterator

from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    obsolete = set(beside(__file__, "no-obsolete-elements.yaml")["elements"].split())
    found: dict[str, tuple[Node, int]] = {}
    for tree in page.dom.trees:
        for index, facts in enumerate(tree.nodes):
            if facts.tag in obsolete:
                first, count = found.get(facts.tag, (Node(tree, index), 0))
                found[facts.tag] = (first, count + 1)
    for tag, (node, count) in found.items():
        yield failed(node, tag=f"<{tag}>", number=count)
    if not found and page.document.root is not None:
        yield passed()
