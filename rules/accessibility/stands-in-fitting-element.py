from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aria import context
from einclusion.checking.owning import Owning, native_roles
from einclusion.checking.semantics import explicit_role, role_of
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        owning = Owning(tree)
        for index, facts in enumerate(tree.nodes):
            if "role" not in facts.attributes:
                continue
            node = Node(tree, index)
            role = explicit_role(node)
            if not context(role) or role in native_roles(node) or not owning.semantics.exposed(node):
                continue
            owner = owning.owner(node)
            fits = owner is not None and role_of(owner) in context(role)
            yield passed(node) if fits else failed(node, role=role, wanted=", ".join(sorted(context(role))))
