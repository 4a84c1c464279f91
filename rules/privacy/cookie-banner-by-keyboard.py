from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import banners
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

NATIVE = {"button", "summary", "input"}


def check(page: PageSubject) -> Iterator[Finding]:
    """Buttons of a consent banner can be reached with keys."""
    if page.page.consent:
        return
    for banner in banners(page.dom):
        for control in banner.of("accept", "refuse", "settings", "save"):
            yield passed(control.node) if by_keyboard(control.node) else failed(control.node, name=control.words)


def by_keyboard(node: Node) -> bool:
    """Whether keys may reach it: by its kind, by `tabindex`, or by something within or around it."""
    inside = node.select("a[href], button, input, [tabindex]")
    return bool(inside) or any(reachable(one) for one in (node, *node.ancestors()))


def reachable(node: Node) -> bool:
    if node.has("tabindex") and node.tag != "body":
        return not node.get("tabindex").strip().startswith("-")
    return node.tag in NATIVE or (node.tag == "a" and node.has("href"))
