from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.image_names import images
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

LONG, MOST = 150, 500


def check(page: PageSubject) -> Iterator[Finding]:
    long_ones = []
    for node in images(page):
        characters = len(node.name)
        if characters > MOST:
            yield failed(node, characters=characters, limit=MOST)
        elif characters > LONG:
            long_ones.append(node)
        else:
            yield passed(node)
    if long_ones:
        yield cant_tell(long_ones[0], "unsure", count=len(long_ones), limit=LONG)
