from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from einclusion.checking.autofill import field_name
from einclusion.checking.fields import fields_of, form_of, is_written, type_of
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

NAMES = {"username", "current-password", "one-time-code"}


def check(page: PageSubject) -> Iterator[Finding]:
    shut = {page.node(place) for place in page.forms.unpasteable if place is not None}
    for tree in page.dom.trees:
        fields = [node for node in fields_of(tree).open if is_written(node)]
        passwords = Counter(form_of(node) for node in fields if type_of(node) == "password")
        for node in fields:
            secret = type_of(node) == "password" or field_name(node.get("autocomplete")) in NAMES
            form = form_of(node)
            if secret or (form is not None and form in passwords):
                yield judged(node, node in shut, new=is_new(node) or passwords[form] > 1)


def is_new(node: Node) -> bool:
    return field_name(node.get("autocomplete")) == "new-password"


def judged(node: Node, shut: bool, new: bool) -> Finding:
    if shut:
        return cant_tell(node) if new else failed(node)
    asked_off = type_of(node) == "password" and node.get("autocomplete").strip().lower() == "off"
    return cant_tell(node) if asked_off and not new else passed(node)
