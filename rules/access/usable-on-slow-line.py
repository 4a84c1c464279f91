from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.line import SlowerLine, SlowLine
from einclusion.model import Finding, Value
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MEASURE = "line-seconds"


def check(page: PageSubject) -> Iterator[Finding]:
    """A page is there in time over the slow line, and over the slowest one where it was opened over that too."""
    if not page.line.rounds:
        return
    late = list(judged(page, page.line))
    if page.line.slower and not any("measure" in one.values for one in late):
        late = list(judged(page, page.line.slower))
    yield from late


def judged(page: PageSubject, line: SlowLine | SlowerLine) -> Iterator[Finding]:
    limit, waited = page.threshold(MEASURE), page.line.seconds
    told: dict[str, Value] = {"limit": round(limit, 1), "kilobits": line.kilobits, "rounds": line.rounds}
    for message, seconds in (("text", line.text), ("control", line.control)):
        if seconds is not None and seconds <= limit:
            yield passed(seconds=round(seconds, 1), **told)
        elif seconds is not None:
            yield failed(message=message, measure=MEASURE, seconds=f"{seconds:.1f}", **told)
        elif limit <= waited and not (message == "control" and page.line.bare):
            yield failed(message=message, measure=MEASURE, seconds=f"> {waited:g}", **told)
