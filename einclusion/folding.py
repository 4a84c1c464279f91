"""What a closed `details` holds, as nobody sees it. Pure.

The browser skips such content, yet keeps the boxes of an earlier layout once a script, a search or a picture made one.
"""

from __future__ import annotations

import msgspec

from einclusion.facts import NodeFacts


def without_folded(nodes: list[NodeFacts]) -> list[NodeFacts]:
    """The nodes, those folded away and kept from assistive technology without box and style."""
    folds = _folds(nodes)
    told = {fold for fold, one in zip(folds, nodes, strict=True) if one.role}
    return [
        msgspec.structs.replace(one, box=None, style=-1) if fold >= 0 and fold not in told and one.style >= 0 else one
        for fold, one in zip(folds, nodes, strict=True)
    ]


def _folds(nodes: list[NodeFacts]) -> list[int]:
    """The outermost element that folds each node away; -1 for none."""
    folds: list[int] = []
    headed: set[int] = set()
    for one in nodes:
        up = one.parent
        if up < 0 or folds[up] >= 0:
            folds.append(folds[up] if up >= 0 else -1)
            continue
        closed = nodes[up].tag == "details" and "open" not in nodes[up].attributes
        head = closed and one.tag == "summary" and up not in headed
        if head:
            headed.add(up)
        searched = nodes[up].attributes.get("hidden", "").lower() == "until-found"
        folds.append(up if (closed and not head) or searched else -1)
    return folds
