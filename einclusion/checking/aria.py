"""What WAI-ARIA says of roles, states and properties, from `aria.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from einclusion.data import own

_INTEGER = re.compile(r"[-+]?\d+", re.ASCII)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.ASCII)
_SIMPLE = {
    "true-false": frozenset({"true", "false"}),
    "true-false-undefined": frozenset({"true", "false", "undefined"}),
    "tristate": frozenset({"true", "false", "mixed", "undefined"}),
}


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = own("checking/aria.yaml")
    return data


@cache
def words(name: str) -> frozenset[str]:
    """A list of the data file, as a set (`global`, `nameless`, `landmarks` …)."""
    return frozenset(_data()[name].split())


@cache
def roles() -> frozenset[str]:
    """All roles but the abstract ones."""
    return frozenset(_data()["roles"])


def inherits(role: str, other: str) -> bool:
    """Whether a role is another one or takes after it."""
    return role == other or any(inherits(up, other) for up in _data()["roles"].get(role, {}).get("is", "").split())


@cache
def supported(role: str) -> frozenset[str]:
    """States and properties that a role takes beyond the global ones, inherited ones included."""
    row = _data()["roles"].get(role, {})
    own_ones = frozenset(row.get("has", "").split())
    return own_ones.union(*(supported(up) for up in row.get("is", "").split()))


def required(role: str) -> list[str]:
    """States and properties that must be given with a role."""
    given: str = _data()["required"].get(role, "")
    return given.split()


@cache
def prohibited(role: str) -> frozenset[str]:
    """Global properties that a role must not have."""
    if role not in words("nameless"):
        return frozenset()
    return words("prohibited") | (words("prohibited-without-role") if role in ("generic", "none") else frozenset())


@cache
def context(role: str) -> frozenset[str]:
    """The roles that a role must stand in; none where any will do."""
    return frozenset(_data()["context"].get(role, "").split())


@cache
def owned(role: str) -> Mapping[str, frozenset[str]]:
    """The only roles that a role may own, each with the only ones that it may own in turn; none where any will do."""
    found: dict[str, frozenset[str]] = {}
    for entry in _data()["owned"].get(role, "").split():
        head, _, inner = entry.partition(">")
        found[head] = found.get(head, frozenset()) | (frozenset({inner}) if inner else frozenset())
    return found


@cache
def types() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Type of value of every state and property, and the words that it may be, where they are a choice."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for kind, listed in _data()["values"].items():
        if isinstance(listed, str):
            found.update({name: (kind, _SIMPLE.get(kind, frozenset())) for name in listed.split()})
        else:
            found.update({name: (kind, frozenset(choice.split())) for name, choice in listed.items()})
    return found


def fits(attribute: str, value: str) -> bool:
    """Whether a value that isn't empty is of the type of its state or property. Raises KeyError for an unknown one."""
    kind, choice = types()[attribute]
    value = value.strip().lower()
    if kind == "tokens":
        return set(value.split()) <= choice
    if choice:
        return value in choice
    if kind == "id":
        return len(value.split()) == 1
    if kind == "integer":
        return _INTEGER.fullmatch(value) is not None
    return kind != "number" or _NUMBER.fullmatch(value) is not None
