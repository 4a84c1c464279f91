"""From axe's own answers to axe facts: its selectors matched with structure facts, so that all findings point alike."""

from __future__ import annotations

from typing import Any

from cssselect import SelectorError
from lxml import etree

from einclusion.dom import Dom, Node, Tree
from einclusion.facts import Axe, AxeNode, AxeResult
from einclusion.markup import SHADOW_ROOT
from einclusion.model import Element


def axe_of(raw: dict[str, Any], dom: Dom | None) -> Axe:
    """Facts from what the axe probe gathered."""
    return Axe(version=raw["version"], results=[_result(row, dom) for row in raw["results"]])


def _result(row: dict[str, Any], dom: Dom | None) -> AxeResult:
    return AxeResult(
        rule=row["rule"], outcome=row["outcome"], nodes=[_node(node, dom) for node in row.get("nodes", [])]
    )


def _node(row: dict[str, Any], dom: Dom | None) -> AxeNode:
    node = find(row["target"], dom) if dom else None
    element = node.element() if node else Element(selector=row["target"], html=row["html"])
    return AxeNode(element=element, impact=row["impact"], check=row["check"], data=row["data"])


def find(target: str, dom: Dom) -> Node | None:
    """The element that a selector with `>>>` into frames and shadow roots finds; none where it finds no single one."""
    trees = {tree.document.frame: tree for tree in dom.trees if tree.document.frame}
    tree: Tree | None = dom.trees[0] if dom.trees else None
    within = range(len(tree.nodes)) if tree else range(0)
    node: Node | None = None
    for part in target.split(" >>> "):
        if tree is None:
            return None
        try:
            found = [one for one in tree.select(part) if one.index in within]
        except (SelectorError, etree.XPathError):
            return None
        if len(found) != 1:
            return None
        node = found[0]
        inner = trees.get((dom.trees.index(tree), node.index))
        if inner is not None:
            tree, within = inner, range(len(inner.nodes))
        else:
            within = _shadow(node) or range(0)
    return node


def _shadow(node: Node) -> range | None:
    """Where the content of its shadow root stands."""
    return next(
        (
            node.tree.within(index)
            for index in node.tree.children[node.index]
            if node.tree.nodes[index].tag == SHADOW_ROOT
        ),
        None,
    )
