from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon

BROKEN = frozenset({404, 410, 500, 502, 503})
CONTROLS = "a[href], button, input[type=submit], form"
CODE = re.compile(
    r"0x[0-9a-f]{4,}|\b\w+Exception\b|\bat [\w.]+\([\w.]*:\d+\)|\b[\w/]+\.(?:php|aspx?|jsp|py|java):?\d*\b", re.I
)
"""What programs tell programmers."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    usual = {block.text for page in service.pages if page.facts.text for block in page.text.blocks}
    told: set[tuple[int, str]] = set()
    for page in service.error_pages:
        status = page.page.status or 0
        if page.facts.structure is None or page.facts.text is None or page.page.repeats or status not in BROKEN:
            continue
        own = [block for block in blocks_of(page) if block.text not in usual and not block.hidden]
        said = " ".join(block.text for block in own)
        if own and (status, said) not in told:
            told.add((status, said))
            yield judged(page, own, said)


def judged(page: PageSubject, own: list[Block], said: str) -> Finding:
    words = {match.group for match in Lexicon.load(beside(__file__, "error-page-says-what-next.yaml")).find(said, "")}
    values = {"page": page.address, "text": said[:160]}
    nodes = [page.node(block.node) for block in own]
    if "next" in words or around(nodes).select(CONTROLS) or any(node.closest("a[href], button") for node in nodes):
        return passed(page=page.address)
    return failed(**values) if "code" in words or CODE.search(said) else cant_tell(**values)


def around(nodes: list[Node]) -> Node:
    """The element that holds them all, and no more than that."""
    holders = [node for node in nodes[0].ancestors() if all(node in one.ancestors() for one in nodes)]
    return holders[0] if holders and holders[0].tag not in ("html", "body") else nodes[0]
