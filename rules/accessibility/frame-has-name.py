from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.naming import named
from einclusion.checking.semantics import decorative, semantics, tabindex
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("iframe, frame"):
        if semantics(node.tree).exposed(node) and (tabindex(node) or 0) >= 0 and not decorative(node):
            yield passed(node) if named(node) else failed(node)
