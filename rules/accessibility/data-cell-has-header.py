from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.data_tables import for_layout, has_headers, tables
from einclusion.checking.tables import Cell, Grid
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

LEAST = 3
"""Rows and columns from which nobody guesses what a cell means."""


def check(page: PageSubject) -> Iterator[Finding]:
    for table in tables(page.dom):
        grid = Grid(table) if not for_layout(table) else None
        if grid is None or len(grid.rows) < LEAST or not has_headers(grid):
            continue
        if max(grid.widths.values()) >= LEAST:
            yield judged(grid)


def judged(grid: Grid) -> Finding:
    """The first cell without a header; where headers span several columns or rows, whether they reach theirs."""
    cells = [cell for cell in grid.cells if not cell.header and cell.node.text]
    bare = [cell for cell in cells if not grid.headers(cell) and not cell.node.get("aria-label")]
    beyond = next((cell for cell in bare if cell.x > 0), None)
    if beyond is not None:
        return failed(beyond.node, text=beyond.node.text[:80], number=len(bare))
    if bare or (any(spans(cell) for cell in grid.cells) and not any(cell.node.has("headers") for cell in cells)):
        return cant_tell(grid.table)
    return passed(grid.table)


def spans(cell: Cell) -> bool:
    """Whether it is a header of several columns or rows, and does not say so."""
    grouped = cell.scope in ("colgroup", "rowgroup")
    return cell.header and not grouped and ((cell.width > 1 and cell.y > 0) or (cell.height > 1 and cell.x > 1))
