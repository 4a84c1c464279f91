from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.image_names import images
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

LONG, MOST = 150, 500


def check(page: PageSubject) -> Iterator[Finding]:
    for node in images(page):
        characters = len(node.name)
        if characters > MOST:
            yield failed(node, characters=characters)
        else:
            yield cant_tell(node) if characters > LONG else passed(node)
