from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.destinations import by_name, destination
from einclusion.checking.equivalence import Resources, unsure
from einclusion.checking.links import links
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    resources = Resources(page)
    doubtful = []
    for group in by_name(links(page)):
        first, *rest = group
        said = resources.compared(first, rest)
        if False in said:
            other = rest[said.index(False)]
            yield failed(other, name=first.name, first=destination(first), second=destination(other))
        elif None in said:
            doubtful.append(first)
        else:
            yield passed(first)
    yield from unsure(doubtful)
