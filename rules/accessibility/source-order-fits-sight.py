from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.sequence import laid_out, reversed_pair
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject

SHOWN = 60


def check(page: PageSubject) -> Iterator[Finding]:
    asked: set[tuple[str, str]] = set()
    for tree in page.dom.trees:
        for node, parts in laid_out(tree):
            turned = reversed_pair(node, parts)
            kind = (node.tag, node.get("class"))
            if turned is None:
                yield passed(node)
            elif not node.get("class") or kind not in asked:
                asked.add(kind)
                yield cant_tell(node, "turned", first=turned[0].text[:SHOWN], second=turned[1].text[:SHOWN])
