from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.semantics import role_of, semantics
from einclusion.checking.visible_label import Reading, holds, spelled_otherwise, tokens
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

CONTROLS = frozenset(
    {"button", "checkbox", "gridcell", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio"}
    | {"searchbox", "switch", "tab", "treeitem"}
)
"""Controls that take their name from their content."""


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("[aria-label], [aria-labelledby]"):
        if role_of(node) not in CONTROLS or not semantics(node.tree).exposed(node):
            continue
        label = Reading(node).text
        if not label:
            continue
        if not tokens(label) or holds(node.name, label):
            yield passed(node)
        elif not spelled_otherwise(node.name, label):
            yield failed(node, label=label[:120], name=node.name[:120])
