from __future__ import annotations

from collections.abc import Iterator

from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    taken = set(beside(__file__, "shortcut-letters-free.yaml")["browsers"]["keys"])
    for tree in page.dom.trees:
        first: dict[str, Node] = {}
        for node in tree.select("[accesskey]"):
            key = node.get("accesskey").strip().lower()[:1]
            if not key or node.facts.style < 0 or node.has("disabled"):
                continue
            other = first.setdefault(key, node)
            if other != node and not same(other, node):
                yield failed(node, "twice", key=key, other=other.name or other.selector)
            elif key in taken:
                yield failed(node, "taken", key=key)
            else:
                yield passed(node)


def same(one: Node, other: Node) -> bool:
    """Whether both do the same: they lead to the same address."""
    return one.has("href") and one.get("href") == other.get("href")
