"""Keys and values of findings and problems, turned into sentences of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from einclusion.model import Problem, Rule, Value
from einclusion.text.safe import clean
from einclusion.text.sentences import words as words_of
from einclusion.wording import in_language, say

_PLACE = re.compile(r"\{(\w+)\}")
_MEASURE = re.compile(r"(?<=\d)\.(?=\d+(?::1|pt\b))")
"""The point in a ratio such as `4.5:1` or a size in points."""
_LONG = 200
_NAMES = 18
"""Words that the names of groups may take in a sentence, so that it stays below the 25 that we ask of others."""


def fault(rule: Rule | None, message: str, values: Mapping[str, Value], language: str) -> str:
    """The fault in one sentence; where the rule page lacks the message, what it expects, else nothing."""
    return fill(fault_words(rule, message, language), values, language)


def fault_words(rule: Rule | None, message: str, language: str) -> str:
    """The sentence of `fault` before its placeholders are filled in."""
    if rule is None:
        return ""
    return in_language(rule.messages.get(message) or rule.title, language)


def trouble(problem: Problem | None, language: str, quote: Callable[[str], str] = str) -> str:
    """Why something was not tested, texts in it through `quote`; for a key that no words file holds, the key itself."""
    if problem is None:
        return ""
    values = {name: shown(value, language) for name, value in problem.values.items()}
    try:
        texts = {name: quote(values[name]) for name, value in problem.values.items() if isinstance(value, str)}
        return say(f"problems.{problem.key}", language, **{**values, **texts})
    except (KeyError, IndexError, TypeError, ValueError):
        return quote(clean(": ".join([problem.key, *values.values()]), _LONG))


def fill(words: str, values: Mapping[str, Value], language: str, quote: Callable[[str], str] = str) -> str:
    """The words with `{placeholders}` filled in, each through `quote`; a placeholder without value stays as it is."""
    return _PLACE.sub(lambda found: quote(shown(values[found[1]], language)) if found[1] in values else found[0], words)


def most_concerned(names: Sequence[str], language: str) -> str:
    """The first of these names of groups, and the second where a short sentence holds both."""
    first, *others = names[:2]
    if not others or len(words_of(f"{first} {others[0]}")) > _NAMES:
        return first
    clause = language == "de" and "," in first  # a German clause within the sentence ends with a comma
    return say("report.answer-both", language, first=f"{first}," if clause else first, second=others[0])


def shown(value: Value, language: str) -> str:
    """A value as readers of the language write it, harmless and at most 200 characters long."""
    if isinstance(value, float):
        digits = f"{value:.2f}".rstrip("0").rstrip(".")
        return digits if language == "en" else digits.replace(".", ",")
    text = str(value) if language == "en" else _MEASURE.sub(",", str(value))
    return clean(text, _LONG)
