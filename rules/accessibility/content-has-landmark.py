from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.repeated import Outline
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    outline = Outline(page.document, page.address)
    if not outline.content:
        return
    landmark = outline.landmark()
    yield failed(outline.blocks[0]) if landmark is None else passed(landmark)
