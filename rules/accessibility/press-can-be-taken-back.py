from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

MAY_OPEN = {"combobox", "listbox", "option", "menu", "menuitem", "tree"}
KEY = 2


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.pressing.held:
        if one.node is None:
            continue
        node = page.node(one.node)
        if not one.kept:
            yield passed(node)
        elif node.role.lower() in MAY_OPEN or node.has("aria-haspopup") or len(node.name) < KEY:
            yield cant_tell(node, name=node.name)
        else:
            yield failed(node, name=node.name)
