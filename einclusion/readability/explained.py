"""Whether a text says what a word means: in brackets, with “that is”, in a definition. Pure.

Rather taken for explained than not: a page that uses a word and “is a” side by side most likely says what it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NEAR = 60
"""Characters between a word and what says that its meaning follows."""
_BRACKET = 400
"""Characters that a meaning in brackets has at most."""
_BEFORE = 40
"""Characters before a word in which a name is announced (“is called”)."""


def explains(text: str, word: str, signs: str) -> bool:
    """Whether the text tells what the word means; `signs` is a pattern of words that announce a meaning."""
    return any(pattern.search(text) for pattern in _patterns(word.lower(), signs))


@lru_cache(maxsize=2048)
def _patterns(word: str, signs: str) -> tuple[re.Pattern[str], ...]:
    term = r"(?<!\w)" + r"\s+".join(map(re.escape, word.split())) + r"(?!\w)"
    flags = re.IGNORECASE | re.DOTALL
    return (
        re.compile(rf"{term}[”\"’»]?\s*\(\s*[^\W\d][^()\s]*\s[^()]{{0,{_BRACKET}}}\)", flags),
        re.compile(rf"(?<=[^\W\d]{{3}})\s*\([^()]{{0,{_BRACKET}}}{term}[^()]{{0,{_BRACKET}}}\)", flags),
        re.compile(rf"{term}[”\"’»]?\s*[:=–—]\s*\w", flags),
        re.compile(rf"{term}.{{0,{_NEAR}}}?(?<!\w)(?:{signs})(?!\w)", flags),
        re.compile(rf"(?<!\w)(?:{signs})(?!\w)[^.!?]{{0,{_BEFORE}}}?{term}", flags),
    )
