from collections.abc import Iterator

from einclusion.checking.ways import IN_WRITING, WITHOUT_INTERNET, contact_links, in_main, shown
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject, ServiceSubject

_BROKEN = frozenset({404, 410, 500})
"""Answers of a page that is not there or that went wrong; others may come from a guard that citizens don't meet."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page that says that something went wrong names a way to people, or links to one; each such page once."""
    seen = set()
    for page in service.error_pages:
        if page.facts.structure is None or page.page.repeats:
            continue
        status = page.page.status or 0
        told = (status, " ".join(block.text for block in page.text.blocks))
        if told not in seen:
            seen.add(told)
            yield _judged(page, status)


def _judged(page: PageSubject, status: int) -> Finding:
    ways = [page.node(way.node) for way in shown(page, *WITHOUT_INTERNET, *IN_WRITING)] + contact_links(page)
    if in_main(page, ways):
        return passed(status=status, page=page.address)
    if ways or status not in _BROKEN:
        return cant_tell(status=status, page=page.address)
    return failed(status=status, page=page.address)
