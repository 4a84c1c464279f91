from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.colours import colour, written
from einclusion.checking.inline_links import in_text
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

NEED = 3.0
SAME = 1.01


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        for one in in_text(tree):
            ratio = one.contrast
            if one.marked or (ratio is not None and ratio >= NEED):
                yield passed(one.link)
            elif ratio is None or ratio <= SAME or not one.running:
                yield cant_tell(one.link)
            else:
                short = int(ratio * 100) / 100
                yield failed(one.link, ratio=short, text=written(colour(one.beside.style("color"))))
