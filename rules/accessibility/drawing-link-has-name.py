from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import in_svg, named
from einclusion.checking.semantics import is_a, semantics
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("svg a, svg [role]"):
        address = node.has("href") or node.has("xlink:href")
        if not in_svg(node) or not (is_a(node, "link") if node.has("role") else node.tag == "a" and address):
            continue
        if semantics(node.tree).exposed(node):
            yield passed(node) if named(node) else failed(node)
