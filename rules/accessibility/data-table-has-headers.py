from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.data_tables import for_layout, has_headers, sort_of, tables
from einclusion.checking.tables import Grid
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for table in tables(page.dom):
        if for_layout(table):
            continue
        grid = Grid(table)
        if has_headers(grid):
            yield passed(table)
            continue
        sort = sort_of(grid)
        if sort != "layout":
            yield failed(table) if sort == "data" else cant_tell(table)
