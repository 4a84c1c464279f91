from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.image_names import images
from einclusion.checking.naming import is_image_button
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.remedy import changed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in images(page):
        if node.tag != "img" and not is_image_button(node):
            continue
        others = any(node.get(name).strip() for name in ("alt", "aria-label", "aria-labelledby"))
        if others or not node.get("title").strip():
            yield passed(node)
        else:
            yield failed(node, remedy=changed(node, alt=node.get("title")), name=node.name[:200])
