from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.reading_level import judged
from einclusion.model import Finding
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    yield from judged(page, "text-level")
