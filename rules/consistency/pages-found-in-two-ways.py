"""Each page has a menu and, besides it, a search, a site map or a list from A to Z."""

from collections.abc import Iterator

from einclusion.checking.menus import entries, read_pages
from einclusion.checking.searching import is_search_field
from einclusion.crawl.addresses import fold
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject, ServiceSubject

MENU = 3


def check(service: ServiceSubject) -> Iterator[Finding]:
    ways = {name for names in beside(__file__, "pages-found-in-two-ways.yaml").values() for name in names}
    offers = {page.address: _offers(page, ways) for page in read_pages(service) if page.page.step <= 1}
    lacking = [address for address, offered in offers.items() if not offered]
    if len(offers) < 2 or len(lacking) == len(offers):
        return
    if lacking:
        yield cant_tell(message="lacks", count=len(lacking), pages=len(offers), page=lacking[0])
    else:
        yield passed()


def _offers(page: PageSubject, ways: set[str]) -> bool:
    """Whether a page has both a menu and another way to find pages."""
    menu = {entry.address for _, entry in entries(page)}
    named = any(
        fold(node.name) in ways for node in page.select("a[href], button, [role=button], summary") if node.visible
    )
    return len(menu) >= MENU and (
        named or any(node.visible and is_search_field(node) for node in page.select("input, [role=searchbox]"))
    )
