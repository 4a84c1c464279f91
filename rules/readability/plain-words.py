from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.listed import with_plainer
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.readability.wordlist import WordList
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    yield from with_plainer(page, words)


def words(language: str) -> WordList:
    return WordList.of(beside(__file__, f"plain-words-{language}.yaml"))
