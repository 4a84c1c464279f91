from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.forms import Refusal
from einclusion.checking.errors import says
from einclusion.checking.fields import fields_of
from einclusion.checking.refusals import at_field, elsewhere
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

KNOWN_BY_MOST = {"email", "url"}


def check(page: PageSubject) -> Iterator[Finding]:
    for trial in page.forms.trials:
        for refusal in trial.refused if trial.kind == "bad" else []:
            text = at_field(refusal) or elsewhere(trial, refusal)
            if refusal.node is None or not refusal.expects or not (text or refusal.browser):
                continue
            yield judged(page.node(refusal.node), refusal, text)


def judged(node: Node, refusal: Refusal, text: str) -> Finding:
    told = "how" if refusal.browser else says(text, [refusal.label])
    if told == "how" or hinted(node):
        return passed(node)
    if told == "nothing" and refusal.expects not in KNOWN_BY_MOST:
        return failed(node, label=refusal.label, text=text[:120])
    return cant_tell(node, label=refusal.label, text=text[:120])


def hinted(node: Node) -> bool:
    """Whether a visible text that is tied to the field says how to fill it in."""
    notes = fields_of(node.tree).notes(node)
    return any(note.visible and says(note.text) == "how" for note in notes)
