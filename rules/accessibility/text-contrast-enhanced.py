from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.legible import outcomes
from einclusion.model import Finding
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    yield from outcomes(page, normal=7, large=4.5)
