from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.spacing import too_tight
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

LEAST = 0.16
"""Font sizes that WCAG 1.4.12 names."""


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        for node, size, enough in too_tight(tree, "word-spacing", LEAST):
            yield passed(node) if enough else failed(node, size=round(size, 2))
