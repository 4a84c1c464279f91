"""Where the Tab key stops on a page, frames taken into account. Pure, from structure facts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from einclusion.checking.semantics import semantics, tabindex
from einclusion.dom import Dom, Node, Tree

_FRAMES = frozenset({"iframe", "frame", "object", "embed"})


class Stops:
    """Tab stops of all documents of a page; a frame is one where the Tab key gets into it and finds one."""

    def __init__(self, dom: Dom) -> None:
        self._frames = {tree.document.frame: tree for tree in dom.trees if tree.document.frame}
        self._number = {id(tree): number for number, tree in enumerate(dom.trees)}
        self._places: dict[int, list[int]] = {}
        for tree in reversed(dom.trees):
            own = semantics(tree)
            nodes = (Node(tree, index) for index, facts in enumerate(tree.nodes) if not facts.tag.startswith("#"))
            self._places[id(tree)] = [node.index for node in nodes if own.tab_stop(node) or self._leads_in(node)]

    def within(self, node: Node) -> Iterator[Node]:
        """Tab stops in the element, itself included."""
        places = self._places[id(node.tree)]
        inside = node.tree.within(node.index)
        for place in range(bisect_left(places, inside.start), len(places)):
            if places[place] not in inside:
                return
            yield Node(node.tree, places[place])

    def below(self, node: Node) -> Iterator[Node]:
        """Tab stops in the element, itself left out."""
        return (stop for stop in self.within(node) if stop != node)

    def of_frame(self, node: Node) -> Iterator[Node]:
        """Tab stops of the document in a frame, whether or not the Tab key gets there."""
        inner = self.content(node)
        return iter(()) if inner is None else (Node(inner, place) for place in self._places[id(inner)])

    def content(self, node: Node) -> Tree | None:
        """The document in a frame; none where it could not be read."""
        return self._frames.get((self._number[id(node.tree)], node.index))

    def _leads_in(self, node: Node) -> bool:
        if node.tag not in _FRAMES or not semantics(node.tree).rendered(node) or semantics(node.tree).inert(node):
            return False
        inner = self.content(node)
        return (tabindex(node) or 0) >= 0 and inner is not None and bool(self._places.get(id(inner)))
