"""Which detail of a person a field asks for, by its label, and whether it is the person's own. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from einclusion.checking.fields import Fields, is_written, type_of, words_of
from einclusion.data import own
from einclusion.dom import Node

_ASIDE = re.compile(r"\([^()]*\)|[*:.?!]|\d+[.)]")
_NO_PURPOSE = frozenset({"before", "yours", "others"})


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = own("checking/purposes.yaml")
    return data


@cache
def _by_label() -> dict[str, str]:
    return {
        phrase: purpose
        for purpose, entry in _data().items()
        if purpose not in _NO_PURPOSE
        for language in ("nl", "fr", "de", "en")
        for phrase in entry[language]
    }


def purpose_of(field: Node, fields: Fields) -> str:
    """What a field into which people write asks for (`email`, `given-name` …); empty where its label does not tell."""
    if not is_written(field) or type_of(field) in ("password", "search"):
        return ""
    if not fields.doubled.isdisjoint(field.get("aria-labelledby").split()):
        return ""  # another label may be meant than the one that the browser takes
    said = (fields.visible_label(field) or field.name).lower()
    for text in (said, _ASIDE.sub(" ", said)):
        words = " ".join(text.split())
        first, _, rest = words.partition(" ")
        if first in _data()["before"]["words"]:
            words = rest
        if found := _by_label().get(words.strip(" -–")):
            return found
    return ""


def fits(purpose: str, field_name: str) -> bool:
    """Whether an autofill field name suits the purpose."""
    return any(field_name == one or field_name.startswith(one + "-") for one in _data()[purpose]["fits"])


def yours(text: str) -> bool:
    """Whether words of a label say that the reader is meant."""
    return not set(words_of(text)).isdisjoint(_data()["yours"]["words"])


def others(text: str) -> bool:
    """Whether a text speaks of other people or firms than the reader."""
    return not set(words_of(text)).isdisjoint(_data()["others"]["words"])
