from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.attempts import Attempt, attempts, fields
from einclusion.checking.fields import form_of, type_of
from einclusion.checking.filling import label
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import JourneySubject

ONCE = re.compile(r"captcha|one-time-code|password|\bcc-", re.IGNORECASE)
"""Answers that are asked anew for good reason, by the field's type, name or `autocomplete`."""


def check(journey: JourneySubject) -> Iterator[Finding]:
    told: set[str] = set()
    for attempt in attempts(journey):
        if not attempt.refused or not attempt.typed or attempt.answer.address in told:
            continue
        told.add(attempt.answer.address)
        gone = lost(attempt)
        if not gone or (len(gone) == 1 and not attempt.wrong):
            yield passed(page=attempt.answer.address)
        else:
            named = ", ".join(label(node).strip(" *:")[:40] or node.get("name") for node in gone)
            yield failed(form_of(gone[0]) or gone[0], labels=named[:200], page=attempt.answer.address)


def lost(attempt: Attempt) -> list[Node]:
    """Fields that are empty again and are not what was wrong."""
    now = fields(attempt.answer)
    kept = (now[name] for name in now if name in attempt.typed - attempt.wrong and attempt.given[name])
    return [node for node in kept if not node.facts.value and not asked_anew(node)]


def asked_anew(node: Node) -> bool:
    return bool(ONCE.search(" ".join((type_of(node), node.get("name"), node.get("id"), node.get("autocomplete")))))
