from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.remedy import filled
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("[role]"):
        if node.role == "option" and node.tag != "option":
            yield passed(node) if node.name else failed(node, remedy=filled(node, "{option}"))
