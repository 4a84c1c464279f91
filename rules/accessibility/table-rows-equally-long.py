from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from einclusion.checking.data_tables import for_layout, has_headers, tables
from einclusion.checking.tables import Grid
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for table in tables(page.dom):
        grid = Grid(table)
        if for_layout(table) or not has_headers(grid) or len(grid.rows) < 2:
            continue
        widths = grid.widths
        usual, _ = Counter(widths.values()).most_common(1)[0]
        odd = [(y, width) for y, width in widths.items() if width != usual and y in grid.rows]
        for y, width in odd:
            yield failed(grid.rows[y][0].node.parent, number=width, usual=usual)
        if not odd:
            yield passed(table)
