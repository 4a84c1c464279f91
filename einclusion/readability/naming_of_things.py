"""What a text calls the things that people apply for, bring or get, and whether two names may mean one thing. Pure.

A name is a head (“permit”) and what tells which one is meant (“parking”, “for residents”). Two names may mean one thing
where their heads differ and something that tells which one is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from einclusion.data import beside
from einclusion.text.gist import folded

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[dl]['’](?=\w)")
_LEAST = 4
"""Letters of what tells which one is meant, and letters that two such words must begin with alike."""
_COMPOUNDING = ("nl", "de")


class Thing(Struct, frozen=True):
    """A name for something."""

    name: str
    """The words as they stand there."""
    head: str
    """What it is."""
    which: frozenset[str]
    """What tells which one, folded."""


class _Words(Struct, frozen=True):
    heads: frozenset[str]
    bind: frozenset[str]
    small: frozenset[str]
    next: frozenset[str]


def things(text: str, language: str) -> Iterator[Thing]:
    """What a heading, a label or the like names."""
    known = _known(language)
    found = [match[0] for match in _WORD.finditer(text)]
    for place, word in enumerate(found):
        head, before = _head(word.lower(), known, language)
        if not head:
            continue
        first, last = place, place + 1
        which = [before] if before else []
        if language == "en" and place and found[place - 1].lower() not in known.small | known.bind:
            first, which = place - 1, [found[place - 1]]
        while last + 1 < len(found) and found[last].lower().replace("’", "'") in known.bind:
            last += 1 + (found[last + 1].lower() in known.small and last + 2 < len(found))
            which.append(found[last])
            last += 1
        telling = frozenset(folded(one) for one in which if len(one) >= _LEAST)
        if telling:
            yield Thing(" ".join(found[first:last]).replace("' ", "'"), head, telling)


def may_be_one(one: Thing, other: Thing) -> bool:
    """Whether two names may mean the same thing."""
    return one.head != other.head and any(
        here[:_LEAST] == there[:_LEAST] for here in one.which for there in other.which
    )


def goes_on(name: str, language: str) -> bool:
    """Whether a button of that name only says that it leads to the next step."""
    return folded(name).strip(" >»→.") in _known(language).next


def _head(word: str, known: _Words, language: str) -> tuple[str, str]:
    """The head that a word is or ends with, and what stands before it in a compound."""
    for head in known.heads:
        for form in (head, f"{head}en", f"{head}n", f"{head}s", f"{head}e", f"{head}ten"):
            if word == form:
                return head, ""
            if language in _COMPOUNDING and word.endswith(form) and len(word) - len(form) >= _LEAST - 1:
                return head, word[: -len(form)]
    return "", ""


@cache
def _known(language: str) -> _Words:
    data: dict[str, str] = beside(__file__, "naming_of_things.yaml")[language]
    named = frozenset(folded(text.strip()) for text in data["next"].split(","))
    heads, bind, small = (frozenset(data[name].split()) for name in ("heads", "bind", "small"))
    return _Words(heads, bind, small, named)
