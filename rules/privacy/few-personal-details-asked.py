from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.personal import details
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject

MEASURE = "personal-details"
CONTACT = {"name", "email", "phone", "address"}
"""What it takes to answer somebody."""


def check(journey: JourneySubject) -> Iterator[Finding]:
    """A journey asks for few details of the person, and for none that the task does not need."""
    asked: dict[str, str] = {}
    for page in journey.pages:
        for detail in details(page.dom):
            asked.setdefault(f"{detail.kind} {detail.label.casefold()}", detail.label)
    kinds = {name.partition(" ")[0] for name in asked}
    if not asked:
        return
    names = ", ".join(label for label in asked.values() if label)
    if len(asked) > journey.threshold(MEASURE):
        yield failed(count=len(asked), limit=int(journey.threshold(MEASURE)), names=names, measure=MEASURE)
    elif kinds <= CONTACT:
        yield passed(count=len(asked), names=names)
    else:
        yield cant_tell(message="listed", count=len(asked), names=names)
