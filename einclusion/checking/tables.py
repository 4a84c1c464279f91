"""Which header belongs to which cells. Pure, from structure facts.

The algorithms of HTML (section 4.9.12) for `table`; rows and columns for tables made of roles.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from einclusion.checking.owning import Owning
from einclusion.checking.semantics import is_a, role_of
from einclusion.dom import Node

_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
_GROUPS = frozenset({"thead", "tbody", "tfoot"})


class Cell(Struct, eq=False):
    """A cell with its place in the grid."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    group: int
    """Number of its row group; -1 outside of all."""

    @property
    def header(self) -> bool:
        """Whether it is a header: a `th`, or a cell that its role makes one."""
        return role_of(self.node) in ("columnheader", "rowheader") or (
            self.node.tag == "th" and not self.node.get("role").strip()
        )

    @property
    def scope(self) -> str:
        """What its `scope` says, or its role where it is no `th`; empty where browsers find out."""
        if self.node.tag == "th":
            written = self.node.get("scope").strip().lower()
            return written if written in ("row", "col", "rowgroup", "colgroup") else ""
        return {"columnheader": "col", "rowheader": "row"}.get(role_of(self.node), "")


class _Line:
    """One column or row of a grid: where its headers stand, and its data."""

    def __init__(self) -> None:
        self._heads: list[tuple[int, Cell]] = []
        self._data: list[int] = []

    def add(self, place: int, cell: Cell, *, head: bool) -> None:
        """The cell at the next place of the line."""
        if head:
            self._heads.append((place, cell))
        else:
            self._data.append(place)

    def before(self, place: int) -> Iterator[tuple[int, Cell]]:
        """Headers before a place, the nearest first."""
        return ((at, cell) for at, cell in reversed(self._heads) if at < place)

    def data_between(self, first: int, last: int) -> bool:
        """Whether data stand between two places."""
        return bisect_right(self._data, first) < bisect_left(self._data, last)


class Grid:
    """The cells of one `table` element, and the headers that each of them has."""

    def __init__(self, table: Node) -> None:
        self.table = table
        self.cells: list[Cell] = []
        self.columns: list[range] = []
        """Columns of each `colgroup`."""
        self._slots: dict[tuple[int, int], list[Cell]] = {}
        self._form()

    def _form(self) -> None:
        y, width, group = 0, 0, 0
        for child in self.table.children():
            if child.tag == "colgroup":
                start = self.columns[-1].stop if self.columns else 0
                spans = [_span(col, "span", _MOST_COLUMNS) for col in child.children() if col.tag == "col"]
                self.columns.append(range(start, start + (sum(spans) or _span(child, "span", _MOST_COLUMNS))))
            elif child.tag == "tr":
                y = max(y + 1, self._row(child, y, -1, []))
            elif child.tag in _GROUPS:
                rows = [row for row in child.children() if row.tag == "tr"]
                growing: list[Cell] = []
                for place, row in enumerate(rows):
                    self._row(row, y + place, group, growing, last=y + len(rows))
                y, group = y + len(rows), group + 1
        self.width = width

    def _row(self, row: Node, y: int, group: int, growing: list[Cell], last: int = 0) -> int:
        """Places the cells of a row, but for hidden ones in a row that isn't; gives the row below it.

        `last` is the end of its group; 0 outside of all.
        """
        x = 0
        for child in row.children():
            if child.tag not in ("td", "th") or (row.facts.style >= 0 and child.facts.style < 0):
                continue
            while (x, y) in self._slots:
                x += 1
            height = _span(child, "rowspan", _MOST_ROWS, zero=max(1, last - y))
            if last:
                height = min(height, last - y)
            cell = Cell(child, x, y, _span(child, "colspan", _MOST_COLUMNS), height, group)
            self.cells.append(cell)
            for slot in ((x + dx, y + dy) for dx in range(cell.width) for dy in range(cell.height)):
                self._slots.setdefault(slot, []).append(cell)
            x += cell.width
        return y + 1

    @cached_property
    def _rows_with_data(self) -> set[int]:
        return {y for cell in self.cells if not cell.header for y in range(cell.y, cell.y + cell.height)}

    @cached_property
    def _columns_with_data(self) -> set[int]:
        return {x for cell in self.cells if not cell.header for x in range(cell.x, cell.x + cell.width)}

    @cached_property
    def _heads(self) -> set[int]:
        """Headers by identity: what makes a cell one takes a while to tell."""
        return {id(cell) for cell in self.cells if cell.header}

    @cached_property
    def _group_heads(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.header and cell.scope in ("rowgroup", "colgroup")]

    @cached_property
    def _by_id(self) -> dict[str, list[Cell]]:
        found: dict[str, list[Cell]] = {}
        for cell in self.cells:
            found.setdefault(cell.node.get("id"), []).append(cell)
        return found

    @cached_property
    def rows(self) -> dict[int, list[Cell]]:
        """Cells by the row in which they begin."""
        found: dict[int, list[Cell]] = {}
        for cell in self.cells:
            found.setdefault(cell.y, []).append(cell)
        return found

    @cached_property
    def widths(self) -> dict[int, int]:
        """How many columns each row has, cells that reach into it from above included."""
        found: dict[int, int] = {}
        for _, y in self._slots:
            found[y] = found.get(y, 0) + 1
        return found

    def _heads_column(self, cell: Cell) -> bool:
        return cell.scope == "col" or (
            not cell.scope and not self._rows_with_data & set(range(cell.y, cell.y + cell.height))
        )

    def _heads_row(self, cell: Cell) -> bool:
        if cell.scope or self._heads_column(cell):
            return cell.scope == "row"
        return not self._columns_with_data & set(range(cell.x, cell.x + cell.width))

    def headers(self, cell: Cell) -> list[Cell]:
        """The headers of a cell: those that its `headers` names, else those that its place gives it."""
        if cell.node.has("headers"):
            named = cell.node.get("headers").split()
            return [one for name in named for one in self._by_id.get(name, []) if one is not cell]
        found = [one for y in range(cell.y, cell.y + cell.height) for one in self._scan(cell, cell.x, y, up=False)]
        found += [one for x in range(cell.x, cell.x + cell.width) for one in self._scan(cell, x, cell.y, up=True)]
        found += [one for one in self._group_heads if self._groups(one, cell)]
        return [one for one in found if one is not cell and not _empty(one)]

    def _groups(self, header: Cell, cell: Cell) -> bool:
        if header.x >= cell.x + cell.width or header.y >= cell.y + cell.height:
            return False
        if header.scope == "rowgroup":
            return header.group >= 0 and header.group == cell.group
        return header.scope == "colgroup" and any(header.x in span and cell.x in span for span in self.columns)

    @cached_property
    def _lines(self) -> tuple[dict[int, _Line], dict[int, _Line]]:
        """Columns by their x and rows by their y."""
        columns: dict[int, _Line] = {}
        rows: dict[int, _Line] = {}
        for (x, y), covering in sorted(self._slots.items()):
            if len(covering) == 1:
                head = id(covering[0]) in self._heads
                columns.setdefault(x, _Line()).add(y, covering[0], head=head)
                rows.setdefault(y, _Line()).add(x, covering[0], head=head)
        return columns, rows

    def _scan(self, principal: Cell, x: int, y: int, *, up: bool) -> Iterator[Cell]:
        """Headers that lie to the left of a slot or above it; what stands between two of them hides some."""
        columns, rows = self._lines
        line, last = (columns.get(x, _Line()), y) if up else (rows.get(y, _Line()), x)
        opaque: list[Cell] = []
        block: list[Cell] = [principal] if id(principal) in self._heads else []
        for place, current in line.before(last):
            if line.data_between(place, last):
                opaque, block = opaque + block, []
            last = place
            block.append(current)
            if up:
                blocked = any((one.x, one.width) == (current.x, current.width) for one in opaque)
                blocked = blocked or not self._heads_column(current)
            else:
                blocked = any((one.y, one.height) == (current.y, current.height) for one in opaque)
                blocked = blocked or not self._heads_row(current)
            if not blocked:
                yield current

    def assigned(self) -> set[Node]:
        """Headers that some cell has."""
        cells = [cell for cell in self.cells if is_a(cell.node, "cell")]
        return {header.node for cell in cells for header in self.headers(cell)}


def _empty(cell: Cell) -> bool:
    return next(cell.node.children(), None) is None and not cell.node.text


def _span(node: Node, name: str, most: int, zero: int = 1) -> int:
    digits = node.get(name).strip()
    if not digits.isdecimal():
        return 1
    return min(most, int(digits)) or zero


def assigned_by_role(table: Node, owning: Owning) -> set[Node]:
    """Headers of a table made of roles that share a row or a column with some other cell."""
    rows = list(_rows(table, owning))
    found: set[Node] = set()
    columns: dict[int, list[Node]] = {}
    for row in rows:
        x = 0
        for cell in row:
            x = int(cell.get("aria-colindex")) - 1 if cell.get("aria-colindex").isdecimal() else x
            width = int(cell.get("aria-colspan")) if cell.get("aria-colspan").isdecimal() else 1
            for column in range(x, x + min(width, _MOST_COLUMNS)):
                columns.setdefault(column, []).append(cell)
            x += width
        found |= {cell for cell in row if role_of(cell) == "rowheader" and len(row) > 1}
    for cells in columns.values():
        found |= {cell for cell in cells if role_of(cell) == "columnheader" and len(cells) > 1}
    return found


def _rows(table: Node, owning: Owning) -> Iterator[list[Node]]:
    for child in owning.owned(table):
        role = role_of(child)
        if role == "row":
            yield list(_cells(child, owning))
        elif child != table and role in ("rowgroup", "generic"):
            yield from _rows(child, owning)


def _cells(row: Node, owning: Owning) -> Iterator[Node]:
    for child in owning.owned(row):
        if is_a(child, "cell"):
            yield child
        elif child != row and role_of(child) == "generic":
            yield from _cells(child, owning)
