from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding, Value
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MEASURE = "line-seconds"


def check(page: PageSubject) -> Iterator[Finding]:
    line = page.line
    if not line.rounds:
        return
    limit = page.threshold(MEASURE)
    told: dict[str, Value] = {"limit": round(limit, 1), "kilobits": line.kilobits, "rounds": line.rounds}
    for message, seconds in (("text", line.text), ("control", line.control)):
        if seconds is not None and seconds <= limit:
            yield passed(seconds=round(seconds, 1), **told)
        elif seconds is not None:
            yield failed(message=message, measure=MEASURE, seconds=f"{seconds:.1f}", **told)
        elif limit <= line.seconds and not (message == "control" and line.bare):
            yield failed(message=message, measure=MEASURE, seconds=f"> {line.seconds:g}", **told)
