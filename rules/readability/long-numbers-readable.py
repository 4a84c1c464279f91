from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.readability.prose import Sentence, prose
from einclusion.subjects import PageSubject

MILLION = 1_000_000
ROUND = 10_000
"""“1.25 million” says all of a number that this divides; one that is more exact needs its digits."""
RAW = 10_000
"""From here on digits need groups: a number of four digits is read at once."""
NUMBER = re.compile(r"(?<![\w.,/’'-])(?:\d{1,3}(?:[.,\u00a0\u202f ’']\d{3})+|\d{5,})(?![\d/-]|[.,]\d{3})")
CENTS = r"(?:[.,]\d{1,2})?"
MONEY = re.compile(r"[€£$]\s?$")


def check(page: PageSubject) -> Iterator[Finding]:
    for sentence in prose(page):
        for number in amounts(sentence):
            value = int(re.sub(r"\D", "", number))
            target = page.node(sentence.block.node)
            if value >= MILLION and value % ROUND == 0:
                yield failed(target, "million", number=number, sentence=sentence.shown)
            elif value >= RAW and number.isdigit():
                yield failed(target, "ungrouped", number=number, sentence=sentence.shown)
            elif value >= RAW:
                yield passed(target)


def amounts(sentence: Sentence) -> Iterator[str]:
    """Numbers that count something: a sign of money goes before, or what they count follows."""
    counted = beside(__file__, "long-numbers-readable.yaml")[sentence.language]
    after = re.compile(rf"{CENTS}\s?(?:{counted})(?!\w)")
    for match in NUMBER.finditer(sentence.text):
        if MONEY.search(sentence.text[: match.start()]) or after.match(sentence.text, match.end()):
            yield match[0]
