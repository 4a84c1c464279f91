from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.hover import Revealed
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

OPENERS = "button, [aria-expanded], [role=button], summary"


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.hover.revealed:
        node = page.node(one.node) if one.node is not None else None
        if one.on_focus:
            yield passed(node)
        else:
            yield failed(node) if mouse_only(page, one) else cant_tell(node)


def mouse_only(page: PageSubject, one: Revealed) -> bool:
    """Whether it holds links that stand nowhere else, at something that takes no focus, with no button near."""
    if one.node is None or one.content is None or one.focusable:
        return False
    node, content = page.node(one.node), page.node(one.content)
    near = node.parent or node
    if content.visible or node.select(OPENERS) or near.select(OPENERS):
        return False
    inside = {link.get("href").strip() for link in content.select("a[href]")}
    within = content.tree.within(content.index)
    others = (link for link in page.select("a[href]") if not (link.tree is content.tree and link.index in within))
    return bool(inside) and not inside & {link.get("href").strip() for link in others if link.visible}
