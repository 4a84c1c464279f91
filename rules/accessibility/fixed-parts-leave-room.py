from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MOST = 0.5
"""Share of the window that fixed parts may take."""


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.resize
    if not seen.pinned:
        return
    node = page.node(seen.pinned_by) if seen.pinned_by is not None else None
    if node is not None and node.closest("dialog, [role=dialog], [role=alertdialog], [aria-modal=true]"):
        return
    yield failed(node, percent=round(seen.pinned * 100)) if seen.pinned > MOST else passed(node)
