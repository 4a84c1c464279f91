from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.image_names import images, kind_said
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in images(page):
        words = kind_said(node.name)
        yield failed(node, words=words) if words else passed(node)
