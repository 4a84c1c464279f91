from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    seen = page.pressing
    lasting = [one.key for one in seen.shortcuts if one.off_by is None]
    doubtful = [one for one in seen.shortcuts if one.off_by is not None and not one.clear]
    for one in seen.shortcuts:
        if one.off_by is not None and one.clear:
            yield passed(page.node(one.off_by), key=one.key)
    if lasting:
        yield failed(keys=" ".join(lasting))
    for one in doubtful:
        yield cant_tell(page.node(one.off_by) if one.off_by is not None else None, key=one.key)
    if seen.undecided:
        yield cant_tell()
