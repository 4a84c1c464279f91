from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from einclusion.checking.accounts import accounts
from einclusion.checking.fields import type_of
from einclusion.checking.filling import finished, forms, questions, required, states
from einclusion.model import Finding, Value
from einclusion.outcomes import failed, passed
from einclusion.subjects import JourneySubject

KINDS = ("pages", "clicks", "questions", "required", "files", "accounts", "words")


def check(journey: JourneySubject) -> Iterator[Finding]:
    if not forms(journey):
        return
    needed = accounts(journey)
    measured = measures(journey) | {"accounts": len(needed)}
    for kind in KINDS:
        measure = f"journey-{kind}"
        limit = round(journey.threshold(measure))
        if measured[kind] > limit:
            names: dict[str, Value] = {"names": ", ".join(needed)} if kind == "accounts" else {}
            yield failed(message=kind, measure=measure, count=measured[kind], limit=limit, **names)
        elif finished(journey):
            yield passed(count=measured[kind], measure=measure)


def measures(journey: JourneySubject) -> dict[str, int]:
    """What the journey takes, as far as it was walked."""
    asked = [node for _, nodes in forms(journey) for node in questions(nodes)]
    opened = {urlsplit(page.address)[:3]: page for page in states(journey)}
    return {
        "pages": len(opened),
        "clicks": clicks(journey),
        "questions": len(asked),
        "required": sum(map(required, asked)),
        "files": sum(type_of(node) == "file" for node in asked),
        "words": sum(page.text.words for page in opened.values()),
    }


def clicks(journey: JourneySubject) -> int:
    """Steps that were done by pressing a link, a button or a key."""
    steps = next((one.steps for one in journey.service.journeys if one.name == journey.walk.journey), [])
    walked = zip(steps, journey.walk.steps, strict=False)
    return sum(bool(step.click or step.press) and told.state == "done" for step, told in walked)
