from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import in_svg, named
from einclusion.checking.semantics import is_a, semantics
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("h1, h2, h3, h4, h5, h6, [role]"):
        if semantics(node.tree).exposed(node) and is_a(node, "heading") and not in_svg(node):
            yield passed(node) if named(node) else failed(node)
