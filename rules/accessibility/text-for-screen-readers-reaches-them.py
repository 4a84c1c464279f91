from __future__ import annotations

from collections.abc import Iterator

from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    signs = set(beside(__file__, "text-for-screen-readers-reaches-them.yaml")["classes"].split())
    for tree in page.dom.trees:
        named = {
            name
            for facts in tree.nodes
            for attribute in ("aria-labelledby", "aria-describedby", "aria-errormessage")
            for name in facts.attributes.get(attribute, "").split()
        }
        for index, facts in enumerate(tree.nodes):
            if signs.isdisjoint(facts.attributes.get("class", "").lower().split()):
                continue
            node = Node(tree, index)
            if node.get("id") not in named and written(node) and open_for_all(node):
                yield failed(node, text=written(node)[:120]) if is_hidden(node) else passed(node)


def written(node: Node) -> str:
    tree = node.tree
    texts = (tree.nodes[index].text for index in tree.within(node.index) if tree.nodes[index].tag == "#text")
    return " ".join(" ".join(texts).split())


def open_for_all(node: Node) -> bool:
    """Whether nothing around it is hidden, and nothing on it says that it is hidden for now."""
    if node.has("hidden") or node.has("aria-hidden") or node.tag in ("script", "style", "template"):
        return False
    return all(one.facts.style >= 0 and one.get("aria-hidden") != "true" for one in node.ancestors())


def is_hidden(node: Node) -> bool:
    return node.facts.style < 0 or node.style("visibility") != "visible"
