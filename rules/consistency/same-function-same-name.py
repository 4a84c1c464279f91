"""What does the same on several pages is called the same: search buttons, and links of shared menus."""

from collections.abc import Iterator

from einclusion.checking.menus import Entry, Menu, family, read_pages, shared_menus
from einclusion.checking.searching import alike, searches
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    found: dict[str, Finding] = {}
    known: dict[tuple[object, str], tuple[str, str]] = {}
    for page in read_pages(service):
        for search in searches(page.document, page.address):
            name = search.button.name
            where, first = known.setdefault((family(page), search.target), (page.address, name))
            told = {"name": f"{first} / {name}", "first": first, "second": name, "page": where, "other": page.address}
            if not alike(first, name):
                found.setdefault(told["name"], failed(**told))
            elif where != page.address:
                found.setdefault(search.target, passed())
    for shared in shared_menus(service):
        for one, other in _renamed(shared.menu, shared.other):
            told = {"first": one.name, "second": other.name, "page": shared.menu.page, "other": shared.other.page}
            found.setdefault(
                f"{one.name} / {other.name}", cant_tell(message="renamed", name=f"{one.name} / {other.name}", **told)
            )
    yield from found.values()


def _renamed(menu: Menu, other: Menu) -> Iterator[tuple[Entry, Entry]]:
    """Links of two menus that lead to the same page under names that have nothing in common."""
    here, there = _single(menu), _single(other)
    for target in here.keys() & there.keys():
        if not alike(here[target].name, there[target].name):
            yield here[target], there[target]


def _single(menu: Menu) -> dict[str, Entry]:
    """Links by target, where a menu has only one to it."""
    targets = [entry.address for entry in menu.entries]
    return {entry.address: entry for entry in menu.entries if targets.count(entry.address) == 1}
