from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.attempts import Attempt, attempts, fields
from einclusion.checking.errors import groups_in, says
from einclusion.checking.filling import label
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject


def check(journey: JourneySubject) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for attempt in attempts(journey):
        if not attempt.refused or not attempt.told:
            continue
        first = attempt.told[0]
        if (attempt.answer.address, first.text) in told:
            continue
        told.add((attempt.answer.address, first.text))
        target = attempt.answer.node(first.node)
        values = {"text": first.text[:120], "page": attempt.answer.address}
        if any("how" in groups_in(block.text) for block in attempt.new):
            yield passed(target)
        elif all(says(block.text, labels(attempt)) == "nothing" for block in attempt.new):
            yield failed(target, **values)
        else:
            yield cant_tell(target, **values)


def labels(attempt: Attempt) -> list[str]:
    return [label(node) for node in fields(attempt.answer).values()]
