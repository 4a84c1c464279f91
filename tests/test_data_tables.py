"""Which tables hold data."""

from __future__ import annotations

import pytest

from einclusion.checking.data_tables import has_headers, sort_of
from einclusion.checking.tables import Grid
from tests.marked import tree

TWO = "<tr><td>A</td><td>Station</td></tr><tr><td>B</td><td>Market</td></tr>"
NUMBERS = "<tr><td>Zone</td><td>Fee</td></tr><tr><td>A</td><td>25 €</td></tr><tr><td>B</td><td>1.030,50</td></tr>"


@pytest.mark.parametrize(
    ("inside", "role", "sort"),
    [
        (NUMBERS, "table", "data"),
        (f"<caption>Fees</caption>{TWO}", "table", "data"),
        ('<tr style="font-weight: 700"><td>Zone</td><td>Near</td></tr>' + TWO, "table", "unclear"),
        (TWO, "table", "unclear"),
        (TWO, "LayoutTable", "layout"),
        ("<tr><td>A</td></tr><tr><td>B</td></tr>", "table", "layout"),
        ("<tr><td>A</td><td>B</td></tr>", "table", "layout"),
        (TWO.replace("Station", "<h2>Station</h2>"), "table", "layout"),
    ],
)
def test_sorts_of_tables_without_headers(inside: str, role: str, sort: str) -> None:
    grid = Grid(tree(f'<table data-role="{role}">{inside}</table>').select("table")[0])
    assert sort_of(grid) == sort


def test_an_empty_header_is_none() -> None:
    header = '<th data-role="columnheader">{}</th>'
    grids = [Grid(tree(f"<table><tr>{header.format(text)}</tr></table>").select("table")[0]) for text in ("", "Fee")]
    assert [has_headers(grid) for grid in grids] == [False, True]


def test_widths_of_rows_count_cells_that_reach_in() -> None:
    rows = '<tr><td rowspan="2">A</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr>'
    grid = Grid(tree(f"<table><tbody>{rows}</tbody></table>").select("table")[0])
    assert grid.widths == {0: 2, 1: 2, 2: 1}
