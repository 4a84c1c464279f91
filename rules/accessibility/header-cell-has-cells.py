from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.owning import Owning
from einclusion.checking.semantics import role_of
from einclusion.checking.tables import Grid, assigned_by_role
from einclusion.dom import Node, Tree
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

HEADERS = ("columnheader", "rowheader")


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        owning = Owning(tree)
        heads: dict[Node, list[Node]] = {}
        for node in candidates(tree):
            table = next((one for one in node.ancestors() if role_of(one) in ("table", "grid")), None)
            if table is not None and owning.semantics.exposed(table) and owning.semantics.exposed(node):
                heads.setdefault(table, []).append(node)
        for table, nodes in heads.items():
            served = Grid(table).assigned() if table.tag == "table" else assigned_by_role(table, owning)
            yield from (passed(node) if node in served else failed(node) for node in nodes)


def candidates(tree: Tree) -> Iterator[Node]:
    """Headers that can be seen and hold something."""
    for index, facts in enumerate(tree.nodes):
        if facts.tag == "th" or "role" in facts.attributes:
            node = Node(tree, index)
            if role_of(node) in HEADERS and node.visible and (node.text or next(node.children(), None)):
                yield node
