from collections.abc import Iterator

from einclusion.checking.details import Statement, statements
from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """What pages say of one fee, number or time is the same on each of them."""
    first: dict[tuple[str, str], tuple[Statement, str, str]] = {}
    told: dict[tuple[str, str], Finding] = {}
    same: set[tuple[str, str]] = set()
    for page in Survey(service):
        for statement in statements(page, beside(__file__, "same-details-everywhere.yaml")):
            name = (statement.kind, statement.subject)
            known, where, journey = first.setdefault(name, (statement, page.address, page.page.journey))
            if where == page.address:
                continue
            if known.value == statement.value:
                same.add(name)
                continue
            sides = {"one": known.words, "page": where, "two": statement.words, "other": page.address}
            alike = known.plain and statement.plain and known.about == statement.about
            plain = alike and bool(journey) and journey == page.page.journey
            told.setdefault(name, failed(message=statement.kind, **sides) if plain else cant_tell(**sides))
    yield from told.values()
    yield from (passed() for name in same - told.keys())
