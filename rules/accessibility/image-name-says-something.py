from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.image_names import images, is_placeholder, may_be_placeholder
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in images(page):
        if is_placeholder(node.name):
            yield failed(node, name=node.name)
        elif may_be_placeholder(node.name):
            yield cant_tell(node)
        else:
            yield passed(node)
