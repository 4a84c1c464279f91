from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.inherited_language import Spoken
from einclusion.checking.kinship import primary
from einclusion.checking.naming import in_svg
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    if "xml" in page.page.content_type:
        return
    spoken = Spoken(page.dom)
    for node in page.select("body[lang], body [lang]"):
        if node.get("lang") and not in_svg(node) and spoken.of(node):
            yield passed(node) if primary(node.get("lang")) else failed(node, marked=node.get("lang"))
