"""What the table around a link tells of it. Pure, from structure facts."""

from __future__ import annotations

from einclusion.checking.links import says_something
from einclusion.checking.semantics import role_of
from einclusion.checking.tables import Cell, Grid
from einclusion.dom import Node


class Tables:
    """The tables of a page, each laid out once."""

    def __init__(self) -> None:
        self._grids: dict[Node, Grid] = {}

    def headers(self, link: Node) -> str:
        """Text of the header cells of the cell that a link stands in; empty where there is none."""
        grid, cell = self._cell(link)
        return " ".join(header.node.text for header in grid.headers(cell)) if grid and cell else ""

    def named_by_row(self, link: Node) -> bool:
        """Whether another cell of its row says what the row is about, and none of the row's cells is a header."""
        grid, cell = self._cell(link)
        if grid is None or cell is None:
            return False
        row = [one for one in grid.cells if one is not cell and one.y <= cell.y < one.y + one.height]
        return not any(one.header for one in row) and any(_says(one) for one in row)

    def _cell(self, link: Node) -> tuple[Grid | None, Cell | None]:
        held = next((node for node in link.ancestors() if role_of(node) in ("cell", "gridcell")), None)
        table = next((node for node in held.ancestors() if node.tag == "table"), None) if held else None
        if table is None:
            return None, None
        if table not in self._grids:
            self._grids[table] = Grid(table)
        grid = self._grids[table]
        return grid, next((cell for cell in grid.cells if cell.node == held), None)


def _says(cell: Cell) -> bool:
    text = cell.node.text
    for link in cell.node.children():
        if link.tag == "a":
            text = text.replace(link.text, " ", 1)
    return says_something(text)
