from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.inline_links import in_text
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

NEED = 3.0


def check(page: PageSubject) -> Iterator[Finding]:
    signs = {page.node(one.node): one for one in page.hover.links if one.node is not None}
    for one in in_text(page.document):
        ratio, sign = one.contrast, signs.get(one.link)
        if sign is None or one.marked or ratio is None or ratio < NEED:
            continue
        missing = [name for name, seen in (("hover", sign.hover), ("focus", sign.focus)) if seen is False]
        if missing:
            yield failed(one.link, "neither" if len(missing) > 1 else missing[0], ratio=int(ratio * 100) / 100)
        elif sign.hover and sign.focus:
            yield passed(one.link)
