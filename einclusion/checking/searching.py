"""Fields with which people search a site. Pure, from structure facts."""

from __future__ import annotations

from einclusion.data import own
from einclusion.dom import Node

_TYPES = frozenset({"", "text", "search"})


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
