from __future__ import annotations

from collections.abc import Iterator

from einclusion.data import beside
from einclusion.dom import Node, Tree
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    signs = frozenset(beside(__file__, "text-for-screen-readers-reaches-them.yaml")["classes"].split())
    for tree in page.dom.trees:
        meant = list(targets(tree, signs))
        works = {sign for node in meant if not is_hidden(node) for sign in signed(node, signs)}
        for node in meant:
            if not is_hidden(node):
                yield passed(node)
            elif not works & signed(node, signs):
                yield failed(node, text=written(node)[:120])


def targets(tree: Tree, signs: frozenset[str]) -> Iterator[Node]:
    named = {
        name
        for facts in tree.nodes
        for attribute in ("aria-labelledby", "aria-describedby", "aria-errormessage")
        for name in facts.attributes.get(attribute, "").split()
    }
    for index, facts in enumerate(tree.nodes):
        node = Node(tree, index)
        meant = "class" in facts.attributes and signed(node, signs) and node.get("id") not in named
        if meant and written(node) and open_for_all(node):
            yield node


def signed(node: Node, signs: frozenset[str]) -> frozenset[str]:
    return signs.intersection(node.get("class").lower().split())


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
