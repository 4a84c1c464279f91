"""Menus that pages share have their links in the same order on each of them."""

from collections.abc import Iterator

from einclusion.checking.menus import Menu, shared_menus, swapped
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    kept: set[Menu] = set()
    turned: dict[str, Finding] = {}
    for shared in shared_menus(service):
        pair = swapped(shared.menu, shared.other)
        if pair is None:
            kept.add(shared.menu)
            continue
        first, second = (entry.name for entry in pair)
        turned.setdefault(
            f"{first} / {second}",
            failed(
                name=f"{first} / {second}", first=first, second=second, page=shared.menu.page, other=shared.other.page
            ),
        )
    yield from turned.values()
    yield from (passed() for _ in kept)
