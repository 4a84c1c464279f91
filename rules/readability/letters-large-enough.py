from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.passages import Passage, passages, short
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MEASURE = "text-pixels"
ROUNDING = 0.05
LEAST_WORDS = 3
WORD = re.compile(r"[^\W\d_]{2,}")


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    small: dict[float, list[Passage]] = {}
    for passage in passages(page):
        if len(WORD.findall(passage.block.text)) < LEAST_WORDS or not passage.size:
            continue
        if passage.size < limit - ROUNDING:
            small.setdefault(passage.size, []).append(passage)
        else:
            yield passed(passage.node)
    for size, alike in small.items():
        yield failed(alike[0].node, size=short(size), limit=short(limit), count=len(alike), measure=MEASURE)
