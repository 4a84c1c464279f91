"""From where a probe saw an element in the page to its place in the structure facts. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from einclusion.acted import Place
from einclusion.dom import Dom, Tree
from einclusion.markup import SHADOW_ROOT


def located(value: Any, dom: Dom | None) -> Any:
    """The value with each pointer in it replaced by a place; none where the structure has no such element."""
    if isinstance(value, list):
        return [located(one, dom) for one in value]
    if isinstance(value, Mapping):
        if "$at" in value:
            return place_of(value, dom) if dom is not None else None
        return {name: located(one, dom) for name, one in value.items()}
    return value


def place_of(pointer: Mapping[str, Any], dom: Dom) -> Place | None:
    """The place of the element that a pointer leads to; none where another kind of element stands there, or none."""
    number = 0
    place: Place | None = None
    inner = {tree.document.frame: index for index, tree in enumerate(dom.trees) if tree.document.frame}
    for path in pointer["$at"]:
        if place is not None:
            if place not in inner:
                return None
            number = inner[place]
        index = _walked(dom.trees[number], path) if number < len(dom.trees) else None
        if index is None:
            return None
        place = (number, index)
    if place is None or dom.trees[place[0]].nodes[place[1]].tag != pointer.get("tag"):
        return None
    return place


def _walked(tree: Tree, path: Sequence[int]) -> int | None:
    index = 0 if tree.nodes else None
    for step in path:
        if index is None:
            return None
        children = tree.children[index]
        if step < 0:
            index = next((child for child in children if tree.nodes[child].tag == SHADOW_ROOT), None)
            continue
        elements = [child for child in children if not tree.nodes[child].tag.startswith("#")]
        index = elements[step] if step < len(elements) else None
    return index
