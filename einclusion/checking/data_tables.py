"""Which tables hold data, and how sure that is. Pure, from structure facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from einclusion.checking.semantics import explicit_role, semantics
from einclusion.checking.tables import Cell, Grid
from einclusion.dom import Dom, Node

_NUMBER = re.compile(r"[€$£]?\s?[-+]?\d[\d.,\s]*\s?(%|€|eur|euro|euros|chf|£|km|m|kg|h|u)?\.?", re.IGNORECASE)
_LARGE = frozenset(
    {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "form",
        "table",
        "article",
        "section",
        "nav",
        "main",
        "header",
        "footer",
        "iframe",
    }
)
_LONG = 150
_BOLD = 600
_SHARE = 0.6
Sort = Literal["data", "layout", "unclear"]


def tables(dom: Dom) -> Iterator[Node]:
    """Each `table` element that can be seen and that assistive technology meets."""
    for tree in dom.trees:
        for index, facts in enumerate(tree.nodes):
            node = Node(tree, index)
            if facts.tag == "table" and node.visible and semantics(tree).exposed(node):
                yield node


def for_layout(table: Node) -> bool:
    """Whether the page says that it only arranges things."""
    return explicit_role(table) in ("none", "presentation")


def sort_of(grid: Grid) -> Sort:
    """Whether the cells of a table without headers hold data: their look and content say it, or don't."""
    rows = grid.rows
    if len(rows) < 2 or min(len(row) for row in rows.values()) < 2 or any(_large(cell) for cell in grid.cells):
        return "layout"
    if any(child.tag in ("caption", "thead") for child in grid.table.children()) or grid.table.get("summary").strip():
        return "data"
    first, *others = [row for _, row in sorted(rows.items())]
    if all(_bold(cell.node) for cell in first) and not any(_bold(cell.node) for row in others for cell in row[1:]):
        return "data"
    if len(rows) > 2 and any(_numbers(rows, x) for x in range(1, len(first))):
        return "data"
    return "layout" if grid.table.role.startswith("LayoutTable") or not grid.table.role else "unclear"


def _large(cell: Cell) -> bool:
    tree = cell.node.tree
    return any(tree.nodes[index].tag in _LARGE for index in tree.within(cell.node.index)) or len(cell.node.text) > _LONG


def _bold(node: Node) -> bool:
    """Whether all text in it is bold, and there is some."""
    tree = node.tree
    texts = [
        index
        for index in tree.within(node.index)
        if tree.nodes[index].tag == "#text" and tree.nodes[index].text.strip()
    ]
    weights = [Node(tree, tree.nodes[index].parent).style("font-weight") for index in texts]
    return bool(weights) and all(weight.isdecimal() and int(weight) >= _BOLD for weight in weights)


def _numbers(rows: dict[int, list[Cell]], x: int) -> bool:
    column = [cell.node.text for row in rows.values() for cell in row if cell.x == x and cell.node.text]
    return len(column) > 2 and sum(bool(_NUMBER.fullmatch(text)) for text in column) >= len(column) * _SHARE


def has_headers(grid: Grid) -> bool:
    """Whether some cell is a header with something in it."""
    return any(cell.header and (cell.node.text or cell.node.name) for cell in grid.cells)
