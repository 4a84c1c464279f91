from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.data_tables import for_layout, has_headers, tables
from einclusion.checking.tables import Grid
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def check(page: PageSubject) -> Iterator[Finding]:
    for table in tables(page.dom):
        grid = Grid(table)
        if not for_layout(table) and has_headers(grid) and len(grid.rows) > 1:
            named = bool(table.name) or any(one.tag == "caption" and one.text for one in table.children())
            yield passed(table) if named or titled(table) else failed(table)


def titled(table: Node) -> bool:
    """Whether a heading or the title of a figure stands right before it, or it stands in a figure with one."""
    tree = table.tree
    if any(
        one.tag == "figure" and any(child.tag == "figcaption" for child in one.children()) for one in table.ancestors()
    ):
        return True
    for index in range(table.index - 1, -1, -1):
        facts = tree.nodes[index]
        if facts.tag == "#text" and facts.text.strip() and facts.box is not None:
            around = (Node(tree, facts.parent), *Node(tree, facts.parent).ancestors())
            return any(one.tag in HEADINGS or one.role == "heading" for one in around)
    return False
