"""What pages hold that makes a question for people worth asking: video, sound, a form, a way to log in.

A question about captions drowns nobody where there is no video. What only might be one counts: to ask once too often
is better than to keep silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from einclusion.checking.searching import is_search_field
from einclusion.data import own
from einclusion.dom import Node, Tree
from einclusion.facts import NodeFacts, Structure

_ACTED = frozenset({"a", "area", "button"})
_EMBEDS = {"iframe": "src", "embed": "src", "object": "data"}
_FIELDS = frozenset({"input", "select", "textarea"})
_NO_FIELDS = frozenset({"hidden", "submit", "button", "reset", "image"})


def held(structure: Structure) -> set[str]:
    """Names of what the documents of a page hold."""
    trees = [Tree(structure, document) for document in structure.documents]
    return {name for tree in trees for name in _held(tree)}


def _held(tree: Tree) -> Iterator[str]:
    kinds: Mapping[str, Mapping[str, Any]] = own("holding.yaml")
    for index, facts in enumerate(tree.nodes):
        if facts.tag.startswith("#"):
            continue
        for name, kind in kinds.items():
            if _is(facts, kind) or ("fields" in kind and _is_field(Node(tree, index))):
                yield name


def _is(facts: NodeFacts, kind: Mapping[str, Any]) -> bool:
    written = facts.attributes
    if facts.tag in kind.get("tags", ()):
        return True
    if facts.tag in _FIELDS:
        sorts = {written.get("type", ""), *written.get("autocomplete", "").split()}
        return not sorts.isdisjoint([*kind.get("types", ()), *kind.get("autocomplete", ())])
    if facts.tag in _EMBEDS:
        address = written.get(_EMBEDS[facts.tag], "").lower()
        return any(part in address for part in kind.get("embeds", ()))
    return facts.tag in _ACTED and _leads(facts, kind)


def _leads(facts: NodeFacts, kind: Mapping[str, Any]) -> bool:
    """Whether a link or button leads to it, by its address or its name."""
    address = facts.attributes.get("href", "").lower()
    if address.partition("?")[0].endswith(tuple(kind.get("files", ()))):
        return True
    named = facts.name.strip().lower().startswith(tuple(kind.get("names", ())))
    return named or any(part in address for part in kind.get("links", ()))


def _is_field(node: Node) -> bool:
    """Whether people can fill it in, other than to search."""
    fillable = node.tag in _FIELDS and node.get("type") not in _NO_FIELDS and node.facts.style >= 0
    return fillable and not is_search_field(node)
