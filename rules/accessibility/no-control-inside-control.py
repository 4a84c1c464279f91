from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aria import words
from einclusion.checking.semantics import role_of, semantics
from einclusion.checking.stops import Stops
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    stops = Stops(page.dom)
    flat = words("presentational-children")
    for tree in page.dom.trees:
        for index, facts in enumerate(tree.nodes):
            node = Node(tree, index)
            if not (facts.role or "role" in facts.attributes) or role_of(node) not in flat:
                continue
            if not semantics(tree).rendered(node):
                continue
            inner = next(stops.below(node), None)
            yield failed(inner, role=role_of(node)) if inner is not None else passed(node)
