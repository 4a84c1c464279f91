from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.accounts import is_email
from einclusion.checking.filling import forms, label, questions, required
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject

FEW = 2
"""Questions of a form up to which an e-mail address may be what it is all about, as where messages are ordered."""


def check(journey: JourneySubject) -> Iterator[Finding]:
    for page, nodes in forms(journey):
        for node in (one for one in nodes if is_email(one)):
            if not required(node):
                yield passed(node)
            elif len(questions(nodes)) <= FEW:
                yield cant_tell(node, label=label(node)[:120], page=page.address)
            else:
                yield failed(node, label=label(node)[:120], page=page.address)
