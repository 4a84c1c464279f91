"""Whether what a page says keeps to a reading level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from einclusion.dom import Node
from einclusion.model import Finding, Outcome
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.readability.level import Level, cefr
from einclusion.readability.pages import Part, parts
from einclusion.readability.prose import prose
from einclusion.subjects import PageSubject


def judged(page: PageSubject, measure: str) -> Iterator[Finding]:
    """Whether each part of a page keeps to the limit of a measure; what doesn't is told with its hardest sentence."""
    for part in parts(prose(page), page.threshold("level-words")):
        yield outcome(
            part, measure, page.threshold(measure), page.node(part.hardest.block.node), sentence=part.hardest.shown
        )


def outcome(part: Part, measure: str, limit: float, target: Node | None, **more: Any) -> Finding:
    """Whether a part keeps to a limit; `more`: what to say of it where it doesn't."""
    told: dict[str, Any] = dict(part.told, measure=measure, wanted=cefr(limit))
    match within(part.level, limit):
        case Outcome.PASSED:
            return passed(**told)
        case Outcome.FAILED:
            return failed(target, **more, **told)
        case _:
            return cant_tell(target, "unsure", **more, **told)


def within(level: Level, limit: float) -> Outcome:
    """Whether a text keeps to a limit: it fails only where the whole band of doubt lies above."""
    if level.score <= limit:
        return Outcome.PASSED
    return Outcome.FAILED if level.low > limit else Outcome.CANT_TELL
