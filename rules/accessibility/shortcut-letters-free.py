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
        held: dict[str, list[Node]] = {}
        for node in tree.select("[accesskey]"):
            key = node.get("accesskey").strip().lower()[:1]
            if key and node.facts.style >= 0 and not node.has("disabled"):
                held.setdefault(key, []).append(node)
        for key, nodes in held.items():
            for node in nodes:
                other = next((one for one in nodes if one != node and not same(one, node)), None)
                if other is not None:
                    yield failed(node, "twice", key=key, other=other.name or other.selector)
                else:
                    yield failed(node, "taken", key=key) if key in taken else passed(node)


def same(one: Node, other: Node) -> bool:
    """Whether both do the same: they lead to the same address."""
    return one.has("href") and one.get("href") == other.get("href")
