"""The title of a page names the public body."""

from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.survey import is_page
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """The service's owner stands in the title, in one of its languages."""
    names = [name.strip() for name in page.service.owner.split("/") if name.strip()]
    if not names or not is_page(page.page):
        return
    title = page.page.title
    if any(name.casefold() in title.casefold() for name in names):
        yield passed()
    elif title:
        yield failed(title=title, owner=page.service.owner)
    else:
        yield failed(message="no-title", owner=page.service.owner)
