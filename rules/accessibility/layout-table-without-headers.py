from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.data_tables import for_layout, tables
from einclusion.checking.tables import Grid
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for table in tables(page.dom):
        if for_layout(table):
            found = parts_of_data(table)
            yield failed(table, part=", ".join(found)) if found else passed(table)


def parts_of_data(table: Node) -> list[str]:
    """Names of elements and attributes in it that only tables with data have, those of tables within left out."""
    found = ["<caption>"] if any(child.tag == "caption" and child.text for child in table.children()) else []
    found += ["summary"] if table.get("summary").strip() else []
    cells = [cell.node for cell in Grid(table).cells]
    found += ["<th>"] if any(cell.tag == "th" and not cell.get("role") for cell in cells) else []
    return found + [name for name in ("scope", "headers") if any(cell.get(name).strip() for cell in cells)]
