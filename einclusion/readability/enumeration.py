"""Enumerations inside a sentence that a list would show at a glance. Pure."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from einclusion.data import beside
from einclusion.text.sentences import words

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERED = re.compile(r"(?:(?<=\s)|^|(?<=\())(?:(\d)|([a-h]))[.)]\s+(?=\w)")
_LONGEST = 5
"""Words of an item at most; what is longer may be a clause."""
_MARKED = 3
"""Items from which semicolons or numbers make an enumeration."""


def marked(sentence: str) -> list[str]:
    """What a sentence enumerates between numbers, letters or semicolons; none where it doesn't."""
    return _numbered(sentence) or _parted(sentence)


def _numbered(sentence: str) -> list[str]:
    marks = list(_NUMBERED.finditer(sentence))
    counted = [int(mark[1]) if mark[1] else ord(mark[2]) - ord("a") + 1 for mark in marks]
    if len(marks) < _MARKED or counted != list(range(1, len(marks) + 1)):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(sentence)]
    return [sentence[mark.end() : end].strip(" ,;.") for mark, end in zip(marks, ends, strict=True)]


def _parted(sentence: str) -> list[str]:
    before, colon, after = _BRACKETS.sub("", sentence).partition(":")
    parts = [part.strip() for part in after.split(";")]
    return parts if before and colon and len(parts) >= _MARKED and all(len(words(part)) > 1 for part in parts) else []


def items(sentence: str, language: str) -> list[str]:
    """What a sentence enumerates between commas that end in “and” or “or”; none where unsure."""
    runs = (_run(part.strip(), language) for part in _BRACKETS.sub("", sentence).strip(" .!?…").split(":"))
    return max(runs, key=len, default=[])


def _run(text: str, language: str) -> list[str]:
    """The items that come one after the other up to the last comma, and the two around the conjunction after it."""
    joining, never = _known(language)
    *earlier, last = re.split(r",\s+", text)
    joined = joining.search(last)
    if not joined or not earlier:
        return []
    inner = list(takewhile(lambda item: _is_item(item, never), reversed(earlier[1:])))
    before = last[: joined.start()].strip()
    end = last[joined.end() :].split()[:1]
    if (before and not _is_item(before, never)) or not (before or inner):
        return []
    first = earlier[len(earlier) - len(inner) - 1].split()[-1:]
    return [*first, *reversed(inner), *([before] if before else []), *end]


def _is_item(text: str, never: frozenset[str]) -> bool:
    found = [word.lower().replace("’", "'") for word in words(text)]
    return 0 < len(found) <= _LONGEST and not never.intersection(found)


@cache
def _known(language: str) -> tuple[re.Pattern[str], frozenset[str]]:
    data: dict[str, str] = beside(__file__, "enumeration.yaml")[language]
    joining = "|".join(map(re.escape, data["and"].split()))
    return re.compile(rf"(?:^|\s)(?:{joining})\s+"), frozenset(data["no_item"].split())
