from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from einclusion.checking.autofill import field_name
from einclusion.checking.fields import Fields, fields_of, form_of
from einclusion.checking.purposes import fits, others, purpose_of, yours
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.remedy import changed
from einclusion.subjects import PageSubject

TELLING = {"email", "name", "given-name", "family-name", "bday"}
LEAST = 2
"""Different details in a form from which it is about a person."""


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        fields = fields_of(tree)
        by_form: dict[Node | None, list[tuple[Node, str]]] = {}
        for node in fields.open:
            if node.visible and (purpose := purpose_of(node, fields)):
                by_form.setdefault(form_of(node), []).append((node, purpose))
        for form, asked in by_form.items():
            if TELLING & {purpose for _, purpose in asked}:
                own = is_own(form, asked)
                yield from (judged(node, purpose, own, fields) for node, purpose in asked)


def is_own(form: Node | None, asked: list[tuple[Node, str]]) -> bool:
    """Whether the form asks for several details, each once, and speaks of nobody but the reader."""
    counts = Counter(purpose for _, purpose in asked)
    return form is not None and len(counts) >= LEAST and max(counts.values()) == 1 and not others(form.text)


def judged(node: Node, purpose: str, own: bool, fields: Fields) -> Finding:
    said = field_name(node.get("autocomplete"))
    label = fields.visible_label(node) or node.name
    if said:
        return passed(node) if fits(purpose, said) else failed(node, "other", label=label, value=said)
    if own or (yours(label) and not others(label)):
        remedy = changed(node, autocomplete=purpose) if purpose != "street-address" else []
        return failed(node, "missing", remedy=remedy, label=label, value=purpose)
    return cant_tell(node, label=label)
