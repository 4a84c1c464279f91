from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

LEAST, MOSTLY = 20, 0.8


def check(page: PageSubject) -> Iterator[Finding]:
    for block in page.text.blocks:
        strong = [unicodedata.bidirectional(letter) for letter in block.text]
        left = sum(one in ("R", "AL") for one in strong)
        right = strong.count("L")
        node = page.node(block.node)
        way = node.style("direction")
        if not way or left + right < LEAST or len(block.text.split()) < 2:
            continue
        if left >= MOSTLY * (left + right):
            yield passed(node) if way == "rtl" else failed(node, "leftwards", text=block.text[:60])
        elif right >= MOSTLY * (left + right) and way == "rtl":
            yield failed(node, "rightwards", text=block.text[:60])
