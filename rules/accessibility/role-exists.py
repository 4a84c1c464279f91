from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.semantics import explicit_role, semantics
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("[role]"):
        written = node.get("role").strip()
        if written and not semantics(node.tree).hidden(node):
            yield passed(node) if explicit_role(node) else failed(node, role=written)
