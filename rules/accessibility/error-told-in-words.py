from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.forms import Refusal, Trial
from einclusion.checking.refusals import at_field, elsewhere, general, refusals
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node, trial, refusal in refusals(page):
        yield judged(node, trial, refusal)
    if page.forms.unseen:
        yield cant_tell(message="untried", number=page.forms.unseen)


def judged(node: Node, trial: Trial, refusal: Refusal) -> Finding:
    label = refusal.label or node.name
    if refusal.browser or refusal.linked or elsewhere(trial, refusal):
        return passed(node)
    if at_field(refusal) and refusal.seen:
        return passed(node)
    if refusal.text or general(trial):
        return cant_tell(node, label=label)
    return failed(node, "colour" if refusal.coloured else "silent", label=label)
