"""Whether what a page says keeps to a reading level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from einclusion.model import Finding, Outcome
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.readability.level import Level, cefr
from einclusion.readability.pages import parts
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject


def judged(page: PageSubject, measure: str) -> Iterator[Finding]:
    """Whether each part of a page keeps to the limit of a measure; what doesn't is told with its hardest sentence."""
    limit = page.threshold(measure)
    for part in parts(prose(page), page.threshold("level-words")):
        told: dict[str, Any] = {**part.told, "measure": measure, "wanted": cefr(limit)}
        target, sentence = page.node(part.hardest.block.node), part.hardest.shown
        match within(part.level, limit):
            case Outcome.PASSED:
                yield passed(**told)
            case Outcome.FAILED:
                yield failed(target, sentence=sentence, **told)
            case _:
                yield cant_tell(target, "unsure", sentence=sentence, **told)


def within(level: Level, limit: float) -> Outcome:
    """Whether a text keeps to a limit: it fails only where the whole band of doubt lies above."""
    if level.score <= limit:
        return Outcome.PASSED
    return Outcome.FAILED if level.low > limit else Outcome.CANT_TELL
