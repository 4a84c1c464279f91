from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import named
from einclusion.checking.semantics import decorative, explicit_role, is_summary, semantics
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("details > summary"):
        if is_summary(node) and semantics(node.tree).exposed(node) and (not explicit_role(node) or decorative(node)):
            yield passed(node) if named(node) else failed(node)
