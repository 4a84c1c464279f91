from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.contrast import texts
from einclusion.checking.legible import SAME
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    if not page.modes.dark:
        return
    measured = {page.node(one.node): one.contrast for one in page.modes.inks if one.node is not None}
    for node, text in texts(page.dom.trees[0]):
        need, contrast = 3 if text.large else 4.5, measured.get(node, 0.0)
        if contrast >= need:
            yield passed(node)
        elif contrast > SAME and (text.ratio is None or text.ratio >= need):
            yield failed(node, ratio=int(contrast * 100) / 100, need=need)
