from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.scrolling import furthest_right
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

USUAL = 1024
SLACK = 20


def check(page: PageSubject) -> Iterator[Finding]:
    window, width, root = page.structure.viewport[0], page.structure.documents[0].size[0], page.document.root
    if window < USUAL or root is None or not root.text or root.style("direction") == "rtl":
        return
    if width <= window + SLACK:
        yield passed()
        return
    if any(node.style("overflow-x") in ("hidden", "clip") for node in page.document.select("html, body")):
        return  # it can't be scrolled: what stands out there is hidden, as menus wait outside the window to slide in
    node, right = furthest_right(page.document, window)
    if node is None:
        yield cant_tell()
    else:
        yield failed(node, width=round(width), window=window, right=round(right))
