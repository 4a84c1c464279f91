"""What pages say, made harmless before it is shown."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

ELLIPSIS = "…"
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_]?)")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}", re.ASCII)
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_JOINERS = frozenset("\u200c\u200d")


def clean(text: str, limit: int) -> str:
    """The text on one line of `limit` characters at most, free of control characters, terminal codes and overrides.

    Joiners stay, since scripts and emoji need them; a text that is too long ends in an ellipsis within the limit.
    """
    head = _ANSI.sub(" ", text[: limit * 4 + 1000])
    folded = " ".join("".join(map(_harmless, head)).split())
    if len(folded) <= limit:
        return folded
    return folded[: max(limit - 1, 0)].rstrip() + ELLIPSIS


def piece(text: str, limit: int) -> str:
    """A piece of a line, harmless like `clean` but with the spaces at its ends."""
    return "".join(map(_harmless, _ANSI.sub(" ", text[:limit].replace("\n", " "))))


def lines(text: str, limit: int = 1_000) -> str:
    """The same for each line of a text; indents stay."""
    return "\n".join(line[: len(line) - len(line.lstrip(" "))][:40] + clean(line, limit) for line in text.split("\n"))


def without_icons(text: str) -> str:
    """The text without characters that mean nothing, to which only an icon font gives a shape."""
    return " ".join(_PRIVATE.sub(" ", text).split()) if not text.isascii() and _PRIVATE.search(text) else text


def language(text: str) -> str:
    """A language as pages mark it up (`nl-be`), in lower case; empty for what is none."""
    tag = text[:40].strip().lower()
    return tag if _TAG.fullmatch(tag) else ""


def escaped(json: str) -> str:
    """JSON in which what terminals and editors obey, but JSON does not escape by itself, is written as `\\u202e`."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def whole(value: Any) -> Any:
    """The text, or list or dict of such, with halves of characters replaced: a page may hold them, UTF-8 can't."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [whole(one) for one in value]
    return {whole(name): whole(one) for name, one in value.items()} if isinstance(value, dict) else value


def _harmless(character: str) -> str:
    if character in _BIDI:
        return ""
    if character in _JOINERS or character.isprintable():
        return character
    return " " if character.isspace() or unicodedata.category(character) == "Cc" else ""
