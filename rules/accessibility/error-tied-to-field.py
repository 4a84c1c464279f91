from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.errors import names
from einclusion.checking.refusals import at_field, refusals
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node, _, refusal in refusals(page):
        text = at_field(refusal)
        if not text or refusal.browser:
            continue
        label = (refusal.label or node.name).strip(" *:")
        if refusal.tied or names(text, label):
            yield passed(node)
        else:
            yield failed(node, label=label, text=text[:120])
