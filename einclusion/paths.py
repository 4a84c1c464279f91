"""CSS paths: a selector for each element of a document that finds it again, also in the next build of the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from einclusion.facts import NodeFacts
from einclusion.generated import chosen
from einclusion.markup import SHADOW_ROOT

_PLAIN_ID = re.compile(r"[A-Za-z_][\w-]*")
_PLAIN_TAG = re.compile(r"[a-z][\w-]*", re.ASCII)
_ANY = "*"


class Paths:
    """Paths to the elements of one document."""

    def __init__(self, nodes: Sequence[NodeFacts]) -> None:
        self._nodes = nodes

    @cached_property
    def _unique_ids(self) -> set[str]:
        """Ids that stand for one element, and will in the next build of the page."""
        seen: dict[str, int] = {}
        for node in self._nodes:
            if name := node.attributes.get("id", ""):
                seen[name] = seen.get(name, 0) + 1
        return {name for name, count in seen.items() if count == 1 and _PLAIN_ID.fullmatch(name) and chosen(name)}

    def of(self, index: int) -> str:
        """CSS path of a node within its document; `>>>` into shadow roots."""
        parts: list[str] = []
        while index >= 0:
            node = self._nodes[index]
            if node.tag == SHADOW_ROOT:
                return self.of(node.parent) + " >>> " + " > ".join(reversed(parts))
            name = node.attributes.get("id", "")
            if name in self._unique_ids:
                parts.append(f"#{name}")
                if not self._in_shadow(index):
                    break
            else:
                parts.append(self._step(index))
            index = node.parent
        return " > ".join(reversed(parts))

    def _in_shadow(self, index: int) -> bool:
        while index >= 0:
            if self._nodes[index].tag == SHADOW_ROOT:
                return True
            index = self._nodes[index].parent
        return False

    def _step(self, index: int) -> str:
        node = self._nodes[index]
        plain = _PLAIN_TAG.fullmatch(node.tag)
        if node.parent < 0:
            return node.tag if plain else ":root"
        alike = self._siblings[node.parent, node.tag if plain else _ANY]
        place = bisect_left(alike, index) + 1
        if not plain:
            return f":nth-child({place})"
        return node.tag if len(alike) == 1 else f"{node.tag}:nth-of-type({place})"

    @cached_property
    def _siblings(self) -> dict[tuple[int, str], list[int]]:
        """Indices of child elements, in order, by parent and element name, and by parent alone."""
        found: dict[tuple[int, str], list[int]] = {}
        for index, node in enumerate(self._nodes):
            if not node.tag.startswith("#"):
                found.setdefault((node.parent, node.tag), []).append(index)
                found.setdefault((node.parent, _ANY), []).append(index)
        return found
