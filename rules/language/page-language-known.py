from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.kinship import primary
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    root = page.document.root
    if root is None or root.tag != "html" or "xml" in page.page.content_type:
        return
    marked = root.get("lang").strip(" \t\n\f\r")
    if marked:
        yield passed(root) if primary(marked) else failed(root, marked=marked)
