"""The program's own words in nl, fr, de and en, from `words/<area>.yaml`."""

from __future__ import annotations

import errno
import locale
import os
from collections.abc import Callable, Collection, Mapping
from pathlib import PurePath

from einclusion.data import own
from einclusion.model import LANGUAGES, Language, Value
from einclusion.text.safe import clean

Filling = Value | PurePath | Exception | Callable[[str], str]
"""What fills a placeholder: a text or number, a path, what the system says, or words that know their languages."""
LONGEST = 400
"""Characters of a text that a sentence repeats."""
_LONGEST_PATH = 4096
_UNSPOKEN = {"C", "POSIX"}
_SPELT_OUT = {"dutch": "nl", "french": "fr", "german": "de"}
"""Languages as Windows names them in a locale."""


def say(key: str, language: str, **values: Value) -> str:
    """The sentence for `area.key`; where it has `one` and `other`, `count` decides.

    Raises KeyError for a key that no file holds.
    """
    area, _, name = key.partition(".")
    words = own(f"words/{area}.yaml")[name][language]
    if isinstance(words, Mapping):
        words = words["one" if values.get("count") == 1 else "other"]
    return str(words).format(**values) if values else str(words)


def sentence(
    key: str,
    language: str,
    values: Mapping[str, Filling],
    near: str = "",
    choices: Collection[str] = (),
    longest: int = LONGEST,
) -> str:
    """The sentence with its values made harmless, and what was probably meant, else what is possible."""
    said = say(key, language, **{name: _filled(value, language, longest) for name, value in values.items()})
    if near:
        return f"{said} {say('usage.did-you-mean', language, near=clean(near, longest * 2))}"
    if choices:
        return f"{said} {say('usage.choices', language, words=', '.join(choices))}"
    return said


def _filled(value: Filling, language: str, longest: int) -> Value:
    if isinstance(value, PurePath):
        return clean(str(value), _LONGEST_PATH)
    if isinstance(value, str):
        return clean(value, longest)
    if isinstance(value, Exception):
        return reason(value, language)
    return value(language) if callable(value) else value


def reason(error: Exception, language: str) -> str:
    """Why the system or a library refuses, as part of a sentence; in its own words where we have none."""
    if isinstance(error, UnicodeError):
        return say("usage.reason-encoding", language)
    if isinstance(error, RecursionError):
        return say("usage.reason-deep", language)
    code = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    if f"reason-{code}" in own("words/usage.yaml"):
        return say(f"usage.reason-{code}", language)
    return clean(getattr(error, "strerror", None) or str(error), LONGEST)


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
    for name in (chosen, *_locales()):
        code = _SPELT_OUT.get((name or "").partition("_")[0].lower(), (name or "")[:2].lower())
        if code in LANGUAGES:
            return next(language for language in LANGUAGES if language == code)
    return "en"


def _locales() -> list[str]:
    """Locales in the order in which they count: `LANGUAGE` helps where the locale itself is none of ours."""
    found = next((name for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (name := os.environ.get(key))), None)
    if found is not None and found.partition(".")[0] in _UNSPOKEN:
        return []
    return [found if found is not None else "", *os.environ.get("LANGUAGE", "").split(":"), locale.getlocale()[0] or ""]
