"""Help that several pages offer comes at the same place on each of them."""

from collections.abc import Iterator

from einclusion.checking.helping import Help, helps, turned
from einclusion.checking.menus import family, read_pages
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon

KEPT = 20


def check(service: ServiceSubject) -> Iterator[Finding]:
    words = Lexicon.load(beside(__file__, "help-keeps-place.yaml"))
    first: dict[tuple[object, str], tuple[str, Help]] = {}
    orders: dict[object, dict[tuple[str, ...], tuple[str, list[Help]]]] = {}
    same: set[tuple[object, str]] = set()
    wrong: dict[str, Finding] = {}
    for page in read_pages(service):
        site, listed = family(page), helps(page, words)
        for one in listed:
            where, known = first.setdefault((site, one.identity), (page.address, one))
            if known.where != one.where:
                top, low = (where, page.address) if known.where == "before" else (page.address, where)
                wrong.setdefault(one.identity, failed(name=one.name, top=top, low=low))
            elif where != page.address:
                same.add((site, one.identity))
        seen = orders.setdefault(site, {})
        for where, others in seen.values():
            if pair := turned(others, listed):
                name = f"{pair[0].name} / {pair[1].name}"
                told = {"first": pair[0].name, "second": pair[1].name, "page": where, "other": page.address}
                wrong.setdefault(name, failed(message="order", name=name, **told))
        if len(seen) < KEPT:
            seen.setdefault(tuple(one.identity for one in listed), (page.address, listed))
    yield from wrong.values()
    yield from (passed() for _ in same)
