from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aria import words
from einclusion.checking.autofill import field_name
from einclusion.checking.fields import BUTTONS, CHOICES, disabled, type_of
from einclusion.checking.semantics import role_of, semantics
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

NO_VALUE = BUTTONS | CHOICES | {"file"}


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        for index, facts in enumerate(tree.nodes):
            if facts.tag in ("input", "select", "textarea") and applies(Node(tree, index)):
                node = Node(tree, index)
                value = node.get("autocomplete")
                yield passed(node) if field_name(value) else failed(node, value=value.strip()[:60])


def applies(node: Node) -> bool:
    tokens = node.get("autocomplete").lower().split()
    if not tokens or tokens in (["on"], ["off"]) or type_of(node) in NO_VALUE or disabled(node):
        return False
    own = semantics(node.tree)
    if not node.visible and not own.exposed(node):
        return False
    return own.tab_stop(node) or not role_of(node) or role_of(node) in words("widgets")
