from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.filling import forms, questions
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import JourneySubject

MEASURE = "page-questions"


def check(journey: JourneySubject) -> Iterator[Finding]:
    limit = round(journey.threshold(MEASURE))
    for page, nodes in forms(journey):
        count = len(questions(nodes))
        if count > limit:
            yield failed(nodes[0], measure=MEASURE, count=count, limit=limit, page=page.address)
        else:
            yield passed(nodes[0])
