"""What `autocomplete` may hold: the autofill detail tokens of the HTML standard."""

from __future__ import annotations

from functools import cache

from einclusion.data import own

_KINDS = frozenset({"home", "work", "mobile", "fax", "pager"})


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(own("checking/autofill.yaml")[kind].split())


def field_name(value: str) -> str:
    """The field name in a well-formed value (`work email` has `email`); empty where it is not well-formed."""
    tokens = value.lower().split()
    if tokens and tokens[0].startswith("section-"):
        tokens = tokens[1:]
    if tokens[:1] in (["shipping"], ["billing"]):
        tokens = tokens[1:]
    if tokens[-1:] == ["webauthn"]:
        tokens = tokens[:-1]
    if len(tokens) == 2 and tokens[0] in _KINDS and tokens[1] in _names("contacts"):
        tokens = tokens[1:]
    return tokens[0] if len(tokens) == 1 and tokens[0] in _names("fields") | _names("contacts") else ""
