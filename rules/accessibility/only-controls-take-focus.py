from __future__ import annotations

from collections.abc import Iterator

from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

_NATIVE = "a area button input select textarea summary iframe frame audio video object embed option"
_TEXT = "p h1 h2 h3 h4 h5 h6 dt dd blockquote caption figcaption address pre"
NATIVE = frozenset(_NATIVE.split())
TEXT = frozenset(_TEXT.split())
SCROLLS = frozenset({"auto", "scroll"})
TELLING = ("title", "data-tooltip", "data-title", "data-toggle", "data-target", "contenteditable", "popovertarget")


def check(page: PageSubject) -> Iterator[Finding]:
    doubtful: list[Node] = []
    for node in page.select("[tabindex]"):
        if not stop(node):
            continue
        if works(node):
            yield passed(node)
        elif node.tag in TEXT and not list(handling(node)):
            yield failed(node, text=node.text[:80])
        else:
            doubtful.append(node)
    if doubtful:
        yield cant_tell(doubtful[0], "unsure", count=len(doubtful))


def stop(node: Node) -> bool:
    """Whether the Tab key stops at it because of `tabindex` alone."""
    value = node.get("tabindex").strip()
    return value.isdigit() and node.tag not in NATIVE and node.visible


def works(node: Node) -> bool:
    """Whether there is something to do there: press it, scroll it, or what its role promises."""
    scrolls = {node.style("overflow-x"), node.style("overflow-y")} & SCROLLS
    return node.facts.clickable or bool(scrolls) or node.has("role") or node.tag == "label"


def handling(node: Node) -> Iterator[str]:
    """Signs that a script may do something with it."""
    yield from (name for name in node.facts.attributes if name.startswith(("on", "aria-")) or name in TELLING)
    if node.style("cursor") == "pointer" or next(node.children(), None):
        yield "style"
