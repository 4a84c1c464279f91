from __future__ import annotations

from collections.abc import Iterator

from einclusion.dom import Node
from einclusion.model import Finding, Outcome
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.readability.level import cefr
from einclusion.readability.pages import parts, within
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject

MEASURE = "step-level"
FIELDS = "input:not([type=hidden]):not([type=search]):not([type=submit]):not([type=button]), select, textarea"
APART = "header, nav, footer, aside, [role=search], search"


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
    stricter = limit < page.threshold("text-level")
    if not (stricter and page.page.journey and any(map(asks, page.select(FIELDS)))):
        return
    for part in parts(prose(page), page.threshold("level-words")):
        outcome = within(part.level, limit)
        target = page.node(part.hardest.block.node)
        told = {**part.told, "measure": MEASURE, "wanted": cefr(limit)}
        if outcome is Outcome.PASSED:
            yield passed(**told)
        elif outcome is Outcome.FAILED:
            yield failed(target, sentence=part.hardest.shown, **told)
        else:
            yield cant_tell(target, "unsure", sentence=part.hardest.shown, **told)


def asks(field: Node) -> bool:
    """Whether it is a field of the step itself, not one for searching the site."""
    return field.visible and field.closest(APART) is None
