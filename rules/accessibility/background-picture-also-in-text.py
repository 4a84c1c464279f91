from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.pictured import covered, is_mark, lost, named_as_a_whole, said_on, targets
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    said = said_on(page) if page.recognised.pictures else set()
    for node, picture in targets(page, "background"):
        if node.name or named_as_a_whole(node) or is_mark(node, picture):
            continue
        if text := lost(picture, said):
            yield failed(node, text=" ".join(text)[:200])
        elif covered(picture, said):
            yield passed(node)
