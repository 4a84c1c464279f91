from __future__ import annotations

from collections.abc import Iterator

from einclusion.crawl.addresses import key
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject, ServiceSubject

SHOWN = 4


def check(service: ServiceSubject) -> Iterator[Finding]:
    titles: dict[tuple[str, str], dict[str, str]] = {}
    for subject in service.pages:
        page = subject.page
        if page.title.strip() and (page.status or 200) < 400:
            root = subject.document.root
            name = (" ".join(page.title.split()), root.language[:2] if root else "")
            titles.setdefault(name, {}).setdefault(main_heading(subject) or key(subject.address), subject.address)
    if sum(len(pages) for pages in titles.values()) < 2:
        return
    for (title, _), pages in titles.items():
        addresses = list(pages.values())
        if len(addresses) > 1:
            more = f" + {len(addresses) - SHOWN}" if len(addresses) > SHOWN else ""
            yield failed(title=title, count=len(addresses), pages=", ".join(addresses[:SHOWN]) + more)
        else:
            yield passed()


def main_heading(page: PageSubject) -> str:
    """What the page calls itself: several addresses and states may be one page."""
    return next((node.name for node in page.document.select("h1") if node.name and node.visible), "")
