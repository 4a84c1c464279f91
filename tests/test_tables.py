from __future__ import annotations

import pytest

from einclusion.checking.owning import Owning
from einclusion.checking.tables import Grid, assigned_by_role
from tests.marked import tree

TH = 'data-role="columnheader"'


def assigned(rows: str) -> set[str]:
    """Ids of the headers that some cell has."""
    cells = rows.replace("<th", f"<th {TH}").replace("<td", '<td data-role="cell"')
    made = tree(f'<table data-role="table">{cells}</table>')
    return {node.get("id") for node in Grid(made.select("table")[0]).assigned()}


@pytest.mark.parametrize(
    ("rows", "served"),
    [
        ('<tr><th id="a">A</th><th id="b">B</th></tr><tr><td>1</td></tr>', {"a"}),
        ('<tr><th id="a" colspan="2">A</th></tr><tr><td></td><td>2</td></tr>', {"a"}),
        ('<tr><th id="a">A</th><th id="b">B</th></tr><tr><th id="c">C</th><td>1</td></tr>', {"a", "b", "c"}),
        ('<tr><th id="a" scope="row">A</th><td>1</td></tr>', {"a"}),
        ('<tr><td>1</td><th id="a" scope="row">A</th></tr>', set()),
        ('<tbody><tr><th id="a" rowspan="0">A</th><td>1</td></tr><tr><td>2</td></tr></tbody>', {"a"}),
        ('<tbody><tr><th id="a" scope="rowgroup">A</th></tr><tr><td>1</td></tr></tbody>', {"a"}),
        ('<tbody><tr><th id="a" scope="rowgroup">A</th></tr></tbody><tbody><tr><td>1</td></tr></tbody>', set()),
        ('<colgroup span="2"><tr><th id="a" scope="colgroup">A</th></tr><tr><td>1</td><td>2</td></tr>', {"a"}),
        ('<tr><th id="a">A</th><th id="b">B</th></tr><tr><td headers="b">1</td></tr>', {"b"}),
        ('<tr><th id="a">A</th></tr><tr><td headers="">1</td></tr>', set()),
        ('<tr><th id="a"></th></tr><tr><td>1</td></tr>', set()),
        ('<tr><th hidden>A</th><th id="b">B</th></tr><tr><td>1</td></tr>', {"b"}),
        ('<tr><th id="a">A</th></tr><tr><td>1</td></tr><tr><th id="b">B</th></tr><tr><td>2</td></tr>', {"a", "b"}),
        ('<tr><th id="a" colspan="x" rowspan="-1">A</th></tr><tr><td>1</td></tr>', {"a"}),
        ('<tr><th id="a">A</th></tr>', set()),
    ],
)
def test_headers_and_their_cells(rows: str, served: set[str]) -> None:
    assert assigned(rows) == served


def test_a_wide_table_is_cut_at_what_html_allows() -> None:
    assert assigned('<tr><th id="a" colspan="99999">A</th></tr><tr><td>1</td></tr>') == {"a"}


@pytest.mark.parametrize(
    ("cells", "served"),
    [
        (
            '<div role="row"><p role="columnheader" id="a">A</p><p role="columnheader" id="b">B</p></div>'
            '<div role="row"><p role="cell">1</p></div>',
            {"a"},
        ),
        ('<div role="row"><p role="rowheader" id="a">A</p><p role="cell">1</p></div>', {"a"}),
        ('<div role="row"><p role="rowheader" id="a">A</p></div>', set()),
        (
            '<div role="rowgroup"><div role="row"><p role="columnheader" id="a" aria-colspan="2">A</p></div></div>'
            '<div role="row"><p role="cell" aria-colindex="2">1</p></div>',
            {"a"},
        ),
    ],
)
def test_tables_made_of_roles(cells: str, served: set[str]) -> None:
    made = tree(f'<div role="table" id="t">{cells}</div>')
    assert {node.get("id") for node in assigned_by_role(made.select("#t")[0], Owning(made))} == served
