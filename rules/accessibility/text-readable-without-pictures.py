from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.contrast import texts
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

LEAST = 3


def check(page: PageSubject) -> Iterator[Finding]:
    measured = {page.node(one.node): one.contrast for one in page.modes.bare if one.node is not None}
    for node, text in texts(page.dom.trees[0]) if measured else ():
        if node not in measured or text.ratio is not None:
            continue
        if measured[node] >= LEAST:
            yield passed(node)
        else:
            yield failed(node, ratio=int(measured[node] * 100) / 100)
