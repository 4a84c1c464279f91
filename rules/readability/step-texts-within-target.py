from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.reading_level import judged
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.subjects import PageSubject

MEASURE = "step-level"
FIELDS = "input:not([type=hidden]):not([type=search]):not([type=submit]):not([type=button]), select, textarea"
APART = "header, nav, footer, aside, [role=search], search"


def check(page: PageSubject) -> Iterator[Finding]:
    stricter = page.threshold(MEASURE) < page.threshold("text-level")
    if stricter and page.page.journey and any(map(asks, page.select(FIELDS))):
        yield from judged(page, MEASURE)


def asks(field: Node) -> bool:
    """Whether it is a field of the step itself, not one for searching the site."""
    return field.visible and field.closest(APART) is None
