from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.sequence import laid_out, reversed_pair, turned_in_flow
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject

SHOWN = 60


def check(page: PageSubject) -> Iterator[Finding]:
    asked: set[tuple[str, str]] = set()
    for tree in page.dom.trees:
        turned = list(turned_in_flow(tree))
        for node, parts in laid_out(tree):
            pair = reversed_pair(node, parts)
            if pair is None:
                yield passed(node)
            else:
                turned.append((node, *pair))
        for node, first, second in turned:
            kind = (node.tag, node.get("class"))
            if not node.get("class") or kind not in asked:
                asked.add(kind)
                yield cant_tell(node, "turned", first=first.text[:SHOWN], second=second.text[:SHOWN])
