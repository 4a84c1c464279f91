from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.image_names import holder_of, images, repeats
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.remedy import changed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in images(page):
        holder = holder_of(node)
        if holder is None:
            continue
        if repeats(node, holder):
            yield failed(node, remedy=changed(node, alt="") if node.has("alt") else (), name=node.name[:200])
        else:
            yield passed(node)
