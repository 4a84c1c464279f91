from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.errors import says
from einclusion.checking.fields import fields_of
from einclusion.checking.refusals import at_field, elsewhere
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for trial in page.forms.trials:
        for refusal in trial.refused if trial.kind == "bad" else []:
            text = at_field(refusal) or elsewhere(trial, refusal)
            if refusal.node is None or not refusal.expects or not (text or refusal.browser):
                continue
            node = page.node(refusal.node)
            if refusal.browser or says(text, [refusal.label]) == "how" or hinted(node):
                yield passed(node)
            else:
                yield cant_tell(node, label=refusal.label, text=text[:120])


def hinted(node: Node) -> bool:
    """Whether a visible text that is tied to the field says how to fill it in."""
    notes = fields_of(node.tree).notes(node)
    return any(note.visible and says(note.text) == "how" for note in notes)
