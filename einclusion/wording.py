"""The program's own words in nl, fr, de and en, from `words/<area>.yaml`."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

from einclusion.data import own
from einclusion.model import LANGUAGES, Language, Value


def say(key: str, language: str, **values: Value) -> str:
    """The sentence for `area.key`; where it has `one` and `other`, `count` decides.

    Raises KeyError for a key that no file holds.
    """
    area, _, name = key.partition(".")
    words = own(f"words/{area}.yaml")[name][language]
    if isinstance(words, Mapping):
        words = words["one" if values.get("count") == 1 else "other"]
    return str(words).format(**values) if values else str(words)


def in_language(words: str | Mapping[str, str], language: str) -> str:
    """Words that may come in several languages, in the one asked for or the nearest there is."""
    if isinstance(words, str):
        return words
    for code in (language, "en", *words):
        if code in words:
            return words[code]
    return ""


def user_language(chosen: str | None = None) -> Language:
    """The language to speak: the one chosen, else the locale's, else English."""
    code = chosen or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    code = (code or locale.getlocale()[0] or "")[:2].lower()
    return next((language for language in LANGUAGES if language == code), "en")
