from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.fields import Fields, fields_of, groups_of, type_of
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

SIGN = re.compile(r"required|mandatory|verplicht|obligatoire|pflicht|asterisk|\bstar\b", re.IGNORECASE)


def check(page: PageSubject) -> Iterator[Finding]:
    for trial in page.forms.trials:
        refused = [page.node(one.node) for one in trial.refused if one.node is not None]
        if trial.kind != "empty" or trial.form is None or not refused:
            continue
        fields = fields_of(refused[0].tree)
        form = page.node(trial.form)
        own = [node for node in fields.open if node.index in form.tree.within(form.index)]
        free = [node for node in own if node not in refused and is_free(node, refused)]
        if not free:
            continue
        told = any("free" in kinds(around(node, fields)) for node in free)
        for node in refused:
            yield judged(node, around(node, fields), told)


def is_free(node: Node, refused: list[Node]) -> bool:
    """Whether the form would take it empty: no box to search in, no button of choices of which another was refused."""
    names = {one.get("name") for one in refused if type_of(one) == "radio"}
    if node.tag not in ("input", "select", "textarea"):
        return False  # what a script made of other elements may keep its answer elsewhere
    return node.get("name") not in names and type_of(node) not in ("checkbox", "search") and not node.facts.value


def judged(node: Node, text: str, told: bool) -> Finding:
    if "*" in text or told or "needed" in kinds(text):
        return passed(node)
    signs = " ".join(one.get("class") for _, one in zip(range(3), (node, *node.ancestors()), strict=False))
    return (
        cant_tell(node) if SIGN.search(signs) or type_of(node) == "checkbox" else failed(node, label=asked(node)[:120])
    )


def asked(node: Node) -> str:
    """What is to be filled in or chosen there."""
    questions = (group.name for group in groups_of(node) if group.name) if type_of(node) == "radio" else iter(())
    return next(questions, node.name)


def around(node: Node, fields: Fields) -> str:
    """What label, description, legend and placeholder of the field say."""
    tied = [*fields.labels(node), *fields.notes(node)]
    legends = [one for group in groups_of(node) for one in group.children() if one.tag == "legend"]
    names = [group.name for group in groups_of(node)]
    return " ".join(
        [node.name, node.get("placeholder"), *names, *(one.text for one in (*tied, *legends) if one.visible)]
    )


def kinds(text: str) -> set[str]:
    lexicon = Lexicon.load(beside(__file__, "required-field-marked.yaml"))
    found = {match.group for match in lexicon.find(text, "")}
    return found - {"needed"} if "free" in found else found
