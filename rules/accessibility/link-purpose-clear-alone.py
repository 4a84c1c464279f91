from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.links import is_generic, links
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for link in links(page):
        yield failed(link, name=link.name) if is_generic(link.name) else passed(link)
