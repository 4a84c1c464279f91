"""How the language that a text is marked up as goes with the one that it turned out to be in."""

from __future__ import annotations

from functools import cache
from typing import Literal

from einclusion.data import own

Kinship = Literal["same", "close", "unknown", "other"]


def primary(tag: str) -> str:
    """Primary subtag of a language tag in lower case; empty where the registry of languages doesn't know it."""
    code = tag.strip().lower().partition("-")[0]
    return code if code in _registered() else ""


@cache
def _registered() -> frozenset[str]:
    codes = own("standards/languages.yaml")
    heads = (entry.split("-") for entry in codes["three"].split())
    return frozenset(codes["two"].split()) | {head + letter for head, letters in heads for letter in letters}


def kinship(marked: str, found: str) -> Kinship:
    """How two primary subtags go together.

    `close`: languages easily taken for each other; `unknown`: the marked one is none that detection can answer with.
    """
    if marked == found or found in _alike("same", marked):
        return "same"
    if found in _alike("close", marked):
        return "close"
    can_be_found = set(own("checking/kinship.yaml")["detected"].split())
    return "other" if can_be_found & {marked, *_alike("same", marked)} else "unknown"


def _alike(kind: str, code: str) -> set[str]:
    rows = (row.split() for row in own("checking/kinship.yaml")[kind])
    return {other for row in rows if code in row for other in row}
