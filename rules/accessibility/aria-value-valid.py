from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aria import fits, types
from einclusion.checking.semantics import with_aria
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node, names in with_aria(page.dom):
        for name in names:
            value = node.get(name)
            if name in types() and value.strip():
                yield passed(node) if fits(name, value) else failed(node, attribute=name, value=value[:80])
