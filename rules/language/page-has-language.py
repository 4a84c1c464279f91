from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    root = page.document.root
    if root is not None and root.tag == "html" and "xml" not in page.page.content_type:
        yield passed(root) if root.get("lang").strip(" \t\n\f\r") else failed(root)
