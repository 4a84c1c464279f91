"""Fields with which people search a site, and the buttons beside them. Pure, from structure facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from einclusion.crawl.addresses import fold, joined, key
from einclusion.data import own
from einclusion.dom import Node, Tree

_TYPES = frozenset({"", "text", "search"})
_FIELDS = frozenset({"input", "select", "textarea"})
_NO_FIELDS = frozenset({"hidden", "submit", "button", "reset", "image"})
_LIKE = 4
"""Letters at the beginning that make two words forms of one."""


@dataclass(frozen=True)
class Search:
    """A form with a single field, for searching, and a single button."""

    target: str
    """Where it sends to, and under which name: what makes it the same on another page."""
    button: Node
    """Its button, which has a name."""


def searches(tree: Tree, address: str) -> Iterator[Search]:
    """Visible search forms of a document whose button has words for a name."""
    for index, facts in enumerate(tree.nodes):
        if facts.tag != "form" or facts.style < 0:
            continue
        inside = [Node(tree, place) for place in tree.within(index) if tree.nodes[place].style >= 0]
        fields = [node for node in inside if node.tag in _FIELDS and node.get("type").lower() not in _NO_FIELDS]
        buttons = [node for node in inside if _sends(node)]
        if len(fields) == len(buttons) == 1 and is_search_field(fields[0]) and fold(buttons[0].name):
            sent = key(joined(address, facts.attributes.get("action", "")))
            if sent and buttons[0].visible:
                yield Search(f"{sent} {fields[0].get('name')}", buttons[0])


def _sends(node: Node) -> bool:
    if node.tag == "button":
        return node.get("type").lower() not in ("button", "reset")
    return node.tag == "input" and node.get("type").lower() in ("submit", "image")


def alike(one: str, other: str) -> bool:
    """Whether two names evidently match: they have a word in common, be it in another form."""
    here, there = fold(one).split(), fold(other).split()
    return any(_same(first, second) for first in here for second in there)


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _LIKE and one[:_LIKE] == other[:_LIKE])


def is_search_field(node: Node) -> bool:
    """Whether it is a field for searching: by its type, its role, its name, or the form that it stands in."""
    if node.get("type") == "search" or node.get("role") == "searchbox" or node.role == "searchbox":
        return True
    known = own("checking/searching.yaml")
    if node.tag == "input" and node.get("type").lower() in _TYPES:
        named = {node.get("name").lower(), node.get("id").lower()}
        if named & set(known["names"]):
            return True
    for holder in node.ancestors():
        if holder.tag == "search" or "search" in (holder.get("role"), holder.role):
            return True
        if holder.tag == "form":
            return any(part in holder.get("action").lower() for part in known["addresses"])
    return False
