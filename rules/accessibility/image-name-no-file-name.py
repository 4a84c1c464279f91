from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.image_names import images, is_file_name
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in images(page):
        yield failed(node, name=node.name[:200]) if is_file_name(node) else passed(node)
