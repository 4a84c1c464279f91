from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import banners
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """A page that was opened after a choice about cookies does not ask again."""
    if not page.page.consent:
        return
    asking = banners(page.dom)
    for banner in asking:
        yield failed(banner.node, name=banner.of("accept")[0].words)
    if not asking:
        yield passed()
