from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import in_svg, named
from einclusion.checking.semantics import is_a, semantics
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("a[href], area[href], [role]"):
        if semantics(node.tree).exposed(node) and is_link(node) and not in_svg(node):
            yield passed(node) if named(node) else failed(node, "area" if node.tag == "area" else "failed")


def is_link(node: Node) -> bool:
    if node.tag == "area" and not node.role:
        return not node.get("role") and semantics(node.tree).tab_stop(node)
    return is_a(node, "link")
