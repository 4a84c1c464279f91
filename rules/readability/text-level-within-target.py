from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding, Outcome
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.readability.level import cefr
from einclusion.readability.pages import parts, within
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject

MEASURE = "text-level"


def check(page: PageSubject) -> Iterator[Finding]:
    limit = page.threshold(MEASURE)
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
