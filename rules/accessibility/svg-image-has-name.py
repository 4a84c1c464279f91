from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import in_svg, named
from einclusion.checking.semantics import explicit_role, semantics
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

PICTURES = ("img", "graphics-document", "graphics-symbol")


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("svg[role], svg [role]"):
        if explicit_role(node) in PICTURES and in_svg(node) and semantics(node.tree).exposed(node):
            yield passed(node) if named(node) else failed(node)
