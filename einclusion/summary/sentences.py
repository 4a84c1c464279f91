"""Keys and values of findings and problems, turned into sentences of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from einclusion.model import Problem, Rule, Value
from einclusion.text.safe import clean
from einclusion.wording import in_language, say

_PLACE = re.compile(r"\{(\w+)\}")
_LONG = 200


def fault(rule: Rule | None, message: str, values: Mapping[str, Value], language: str) -> str:
    """The fault in one sentence; where the rule page lacks the message, what it expects, else nothing."""
    return fill(fault_words(rule, message, language), values, language)


def fault_words(rule: Rule | None, message: str, language: str) -> str:
    """The sentence of `fault` before its placeholders are filled in."""
    if rule is None:
        return ""
    return in_language(rule.messages.get(message) or rule.title, language)


def trouble(problem: Problem | None, language: str) -> str:
    """Why something was not tested; for a key that no words file holds, the key itself."""
    if problem is None:
        return ""
    values = {name: shown(value, language) for name, value in problem.values.items()}
    try:
        return say(f"problems.{problem.key}", language, **values)
    except (KeyError, IndexError, TypeError, ValueError):
        return clean(": ".join([problem.key, *values.values()]), _LONG)


def fill(words: str, values: Mapping[str, Value], language: str, quote: Callable[[str], str] = str) -> str:
    """The words with `{placeholders}` filled in, each through `quote`; a placeholder without value stays as it is."""
    return _PLACE.sub(lambda found: quote(shown(values[found[1]], language)) if found[1] in values else found[0], words)


def shown(value: Value, language: str) -> str:
    """A value as readers of the language write it, harmless and at most 200 characters long."""
    if isinstance(value, float):
        digits = f"{value:.2f}".rstrip("0").rstrip(".")
        return digits if language == "en" else digits.replace(".", ",")
    return clean(str(value), _LONG)
