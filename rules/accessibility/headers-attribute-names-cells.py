from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.semantics import role_of, semantics
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

TABLES = ("table", "grid", "treegrid")


def check(page: PageSubject) -> Iterator[Finding]:
    ids: dict[Node, set[str]] = {}
    for node in page.select("td[id], th[id]"):
        table = table_of(node)
        if table is not None:
            ids.setdefault(table, set()).add(node.get("id"))
    for node in page.select("td[headers], th[headers]"):
        table = table_of(node)
        if table is None or role_of(table) not in TABLES or not table.visible or semantics(table.tree).hidden(table):
            continue
        named = node.get("headers").split()
        unknown = [name for name in named if name not in ids.get(table, set())]
        if node.get("id") in named:
            yield failed(node, "itself")
        else:
            yield failed(node, header=unknown[0]) if unknown else passed(node)


def table_of(node: Node) -> Node | None:
    return next((one for one in node.ancestors() if one.tag == "table"), None)
