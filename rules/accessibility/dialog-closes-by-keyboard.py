from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.pressing.dialogs:
        target = one.node or one.opener
        node = page.node(target) if target is not None else None
        if one.closed:
            yield passed(node)
        elif one.focusable or not one.modal:
            yield cant_tell(node)
        else:
            yield failed(node)
