from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MARK = re.compile(r"\s*(?:(?P<mark>[•·●○▪▫■□►▶‣◦✓✔➔➢*–-])\s+|(?P<number>\d{1,2})[.)]\s+(?=\D))(?=\S)")
LEAST = 3


def check(page: PageSubject) -> Iterator[Finding]:
    yield from (passed(node) for node in page.select("ul, ol") if node.visible and node.role == "list")
    run: list[tuple[Block, str]] = []
    for block in [one for one in blocks_of(page) if one.kind in ("paragraph", "item", "cell")]:
        for line in block.text.split("\n") if block.kind == "paragraph" else [""]:
            found = MARK.match(line)
            sign = (found["mark"] or found["number"]) if found else ""
            if run and not follows(run, sign, page, block):
                yield from judged(run, page)
                run = []
            if sign and (run or sign in ("1", found["mark"] if found else "")):
                run.append((block, sign))
    yield from judged(run, page)


def follows(run: list[tuple[Block, str]], sign: str, page: PageSubject, block: Block) -> bool:
    first, last = page.node(run[0][0].node), run[-1][1]
    wanted = str(int(last) + 1) if last.isdigit() else last
    node = page.node(block.node)
    return sign == wanted and (node == first or node.parent == first.parent)


def judged(run: list[tuple[Block, str]], page: PageSubject) -> Iterator[Finding]:
    if len(run) >= LEAST:
        yield failed(page.node(run[0][0].node), count=len(run), mark=run[0][1])
