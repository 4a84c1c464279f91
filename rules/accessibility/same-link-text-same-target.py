from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.destinations import by_name, destination
from einclusion.checking.equivalence import Resources
from einclusion.checking.links import links
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

SHOWN = 8


def check(page: PageSubject) -> Iterator[Finding]:
    resources = Resources(page)
    unsure = []
    for group in by_name(links(page)):
        first, *rest = group
        address = destination(first)
        said = [resources.same(address, destination(one)) if destination(one) and address else None for one in rest]
        if False in said:
            other = rest[said.index(False)]
            yield failed(other, name=first.name, first=address, second=destination(other))
        elif None in said:
            unsure.append(first)
        else:
            yield passed(first)
    if unsure:
        named = " · ".join(f"“{one.name[:40]}”" for one in unsure[:SHOWN])
        yield cant_tell(unsure[0], "unsure", names=named, count=len(unsure))
