from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import fields_of, type_of
from einclusion.checking.purposes import purpose_of
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.remedy import changed
from einclusion.subjects import PageSubject

KINDS = ("email", "tel")


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        fields = fields_of(tree)
        for node in fields.open:
            purpose = purpose_of(node, fields) if node.tag == "input" and node.visible else ""
            if purpose in KINDS:
                fits = type_of(node) == purpose or node.get("inputmode").strip().lower() in (purpose, "numeric")
                yield passed(node) if fits else failed(node, kind=purpose, remedy=changed(node, type=purpose))
