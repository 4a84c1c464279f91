from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.pressing.dialogs:
        if one.opener is None or not one.closed or not (one.entered or one.reached):
            continue
        if one.lost:
            yield failed(page.node(one.opener))
        else:
            yield passed(page.node(one.opener))
