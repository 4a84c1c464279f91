from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from einclusion.checking.fields import fields_of
from einclusion.checking.filling import address_twice, label, states, typed_again
from einclusion.checking.purposes import purpose_of
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject, PageSubject
from einclusion.text.lexicon import Lexicon

KEPT = {"given-name", "family-name", "name", "email", "tel", "street-address", "postal-code", "bday", "address-level2"}

CONTROLS = (
    "input[type=checkbox], input[type=radio], button, [role=checkbox], [role=radio], [role=button], a[href], option"
)


def check(journey: JourneySubject) -> Iterator[Finding]:
    given: dict[str, str] = {}
    asked: set[tuple[str, str]] = set()
    twice = list(typed_again(journey))
    for page, node in twice:
        yield failed(node, "typed", label=node.name[:120], page=page.address)
    for page, node in address_twice(journey):
        if not says(node, "optional") and not any(says(one, "same") for one in page.select(CONTROLS)):
            twice.append((page, node))
            yield failed(node, "address", label=node.name[:120], page=page.address)
    for page in states(journey):
        path = urlsplit(page.address).path
        for node, purpose in personal(page):
            known = given.get(purpose, path) != path
            if node in (one for _, one in twice):
                asked.add((path, purpose))
            if known and not node.facts.value and (path, purpose) not in asked:
                yield judged(node, page)
            elif not known and (path, purpose) not in asked:
                yield passed(node)
            asked.add((path, purpose))
            given.setdefault(purpose, path)


def personal(page: PageSubject) -> Iterator[tuple[Node, str]]:
    """Fields that can be seen and ask for a personal detail."""
    for tree in page.dom.trees:
        fields = fields_of(tree)
        for node in fields.open:
            if node.visible and (purpose := purpose_of(node, fields)) in KEPT:
                yield node, purpose


def judged(node: Node, page: PageSubject) -> Finding:
    told = {"label": node.name[:120], "page": page.address}
    return failed(node, **told) if says(node, "again") else cant_tell(node, **told)


def says(node: Node, group: str) -> bool:
    """Whether the label or name of a field or control has words of a group."""
    lexicon = Lexicon.load(beside(__file__, "details-asked-once.yaml"))
    return any(one.group == group for one in lexicon.find(f"{label(node)} {node.name} {node.text}", ""))
