from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aria import prohibited, words
from einclusion.checking.semantics import role_of, semantics, with_aria
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

NO_ROLE = ("generic", "none")


def check(page: PageSubject) -> Iterator[Finding]:
    for node, names in with_aria(page.dom):
        known = [name for name in names if name in words("global") and node.get(name).strip()]
        if not known or "-" in node.tag or not semantics(node.tree).exposed(node):
            continue
        role = role_of(node)
        for name in known:
            if name not in prohibited(role):
                yield passed(node)
            else:
                yield failed(node, "no-role" if role in NO_ROLE else "failed", attribute=name, role=role)
