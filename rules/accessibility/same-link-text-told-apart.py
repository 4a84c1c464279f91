from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.apart import in_same_context, seen_apart
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
    for first, *rest in (group for named in by_name(links(page)) for group in in_same_context(named)):
        address = destination(first)
        said = [resources.same(address, destination(one)) if destination(one) and address else None for one in rest]
        wrong = next(
            (one for one, same in zip(rest, said, strict=True) if same is False and seen_apart(first, one)), None
        )
        if wrong is not None:
            yield failed(wrong, name=first.name, first=address, second=destination(wrong))
        elif None in said:
            unsure.append(first)
        else:
            yield passed(first)
    if unsure:
        named = " · ".join(f"“{one.name[:40]}”" for one in unsure[:SHOWN])
        yield cant_tell(unsure[0], "unsure", names=named, count=len(unsure))
