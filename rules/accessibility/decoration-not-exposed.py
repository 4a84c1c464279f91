from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aria import words
from einclusion.checking.semantics import decorative, semantics
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("[role], img[alt='']"):
        if not decorative(node):
            continue
        own = semantics(node.tree)
        said = [name for name in node.facts.attributes if name in words("global")]
        if not own.exposed(node) or not node.role:
            yield passed(node)
        elif own.focusable(node):
            yield failed(node, "focusable")
        else:
            yield failed(node, attribute=said[0]) if said else passed(node)
