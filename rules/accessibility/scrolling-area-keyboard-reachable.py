from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.scrolling import scrollers
from einclusion.checking.semantics import tabindex
from einclusion.checking.stops import Stops
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    stops = Stops(page.dom)
    for tree in page.dom.trees:
        for node in scrollers(tree):
            if next(stops.within(node), None) is not None:
                yield passed(node)
            else:
                yield failed(node, "failed" if (tabindex(node) or 0) < 0 else "safari")
