from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.filling import forms, questions, states
from einclusion.checking.saving import told
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject

LONG = 2
"""Pages with questions from which a form is too long to be sure to do it in one go."""
MANY = 10
"""Questions from which it is, on however few pages."""


def check(journey: JourneySubject) -> Iterator[Finding]:
    asking = forms(journey)
    count = sum(len(questions(nodes)) for _, nodes in asking)
    if len(asking) < LONG and count < MANY:
        return
    found = {group for page in states(journey) for group in told(page)}
    if "save" in found:
        yield passed()
    elif "kept" in found:
        yield cant_tell(page=asking[0][0].address)
    else:
        yield failed(page=asking[0][0].address, pages=len(asking), questions=count)
