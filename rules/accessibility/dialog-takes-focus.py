from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.pressing.dialogs:
        target = one.node or one.opener
        node = page.node(target) if target is not None else None
        if one.modal and one.behind is not None and one.focusable:
            yield failed(node, "leaves", behind=page.node(one.behind).name or page.node(one.behind).tag)
        elif one.entered or one.reached:
            yield passed(node)
        elif one.modal and one.focusable:
            yield failed(node)
        else:
            yield cant_tell(node)
