from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.data_tables import for_layout, has_headers, tables
from einclusion.checking.tables import Grid
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for table in tables(page.dom):
        grid = Grid(table)
        rows = grid.rows
        if for_layout(table) or len(rows) < 3 or not has_headers(grid):
            continue
        first = rows.get(0, [])
        alone = len(first) == 1 and not first[0].header and first[0].width > 1 and first[0].node.text
        if alone and first[0].width >= max(grid.widths.values()):
            yield failed(first[0].node, text=first[0].node.text[:120])
        else:
            yield passed(table)
