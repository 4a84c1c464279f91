from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import in_svg, named
from einclusion.checking.semantics import role_of, semantics
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("[role]"):
        if role_of(node) == "menuitem" and semantics(node.tree).exposed(node) and not in_svg(node):
            yield passed(node) if named(node) else failed(node)
