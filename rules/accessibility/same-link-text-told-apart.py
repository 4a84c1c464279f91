from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.apart import in_same_context, seen_apart
from einclusion.checking.destinations import by_name, destination
from einclusion.checking.equivalence import Resources, unsure
from einclusion.checking.links import links
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    resources = Resources(page)
    doubtful = []
    for first, *rest in (group for named in by_name(links(page)) for group in in_same_context(named)):
        said = resources.compared(first, rest)
        wrong = next(
            (one for one, same in zip(rest, said, strict=True) if same is False and seen_apart(first, one)), None
        )
        if wrong is not None:
            yield failed(wrong, name=first.name, first=destination(first), second=destination(wrong))
        elif None in said:
            doubtful.append(first)
        else:
            yield passed(first)
    yield from unsure(doubtful)
