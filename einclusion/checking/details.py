"""Plain statements on a page of a sum, a number within a body or a time, to hold pages against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.subjects import PageSubject

_SUM = (
    r"(?:(?:€|£|CHF|EUR)\s?(?P<first>\d+(?:[.,]\d+)?)"
    r"|(?P<second>\d+(?:[.,]\d+)?)\s?(?:€|£|euros?\b|EUR\b|pounds?\b|CHF\b|Franken\b))"
)
_WORDS = 3
"""Words that a sentence beside hours must share with another one at least, to be about the same."""
_LONGEST = 160


class Statement(Struct, frozen=True, kw_only=True):
    """What a page says of one thing."""

    kind: Literal["fee", "number", "hours"]
    """What it is."""
    subject: str
    """What it is about, the same on each page."""
    value: str
    """The sum, the number or the hours, ready for comparing."""
    words: str
    """The page's words."""
    about: str = ""
    """The sentence without its figures, where that tells what it is about."""
    plain: bool
    """Whether the words leave no doubt what it is about."""


def statements(page: PageSubject, words: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Statement]:
    """Those that the page makes once: where it tells two sums under one name, it tells of two things."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for one in (*_worded(page, words), *_hours(page)):
        found.setdefault((one.kind, one.subject), []).append(one)
    yield from (several[0] for several in found.values() if len({one.value for one in several}) == 1)


def _worded(page: PageSubject, words: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Statement]:
    for block in blocks_of(page):
        language = language_of(page, block)
        if language not in words:
            continue
        fee, number = _patterns(
            language, *(tuple(words[language][name]) for name in ("fee", "between", "period", "number"))
        )
        for match in fee.finditer(block.text):
            period = (match["period"] or "").casefold()
            yield Statement(
                kind="fee",
                subject=f"{match['fee'].casefold()} {period}".strip(),
                value=_figure(match["first"] or match["second"]),
                words=block.text[:_LONGEST],
                plain=bool(period),
            )
        for match in number.finditer(block.text):
            label = match["number"].casefold()
            about = re.sub(r"\d+", "#", block.text).casefold()
            words_ = block.text[:_LONGEST]
            yield Statement(kind="number", subject=label, value=match["digits"], words=words_, about=about, plain=True)


def _hours(page: PageSubject) -> Iterator[Statement]:
    """Hours in sentences that differ in nothing but figures."""
    for way in page.channels.of("hours"):
        subject = re.sub(r"\d+", "#", way.text).casefold()
        if way.seen != "latent" and len(re.findall(r"[^\W\d_]{3,}", subject)) >= _WORDS:
            value = " ".join(re.findall(r"\d+", way.text))
            yield Statement(kind="hours", subject=subject, value=value, words=way.text[:_LONGEST], plain=False)


@lru_cache
def _patterns(
    language: str, fee: tuple[str, ...], between: tuple[str, ...], period: tuple[str, ...], number: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    fees, verbs, often, labels = (_either(words) for words in (fee, between, period, number))
    return (
        re.compile(rf"(?<!\w)(?P<fee>{fees})\s?(?::|{verbs})?\s{_SUM}(?:\s(?P<period>{often}))?", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?P<number>{labels})\.?\s?:?\s?(?P<digits>\d{{2,6}})(?!\d)", re.IGNORECASE),
    )


def _either(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _figure(text: Any) -> str:
    return re.sub(r"[.,]0+$", "", str(text)).replace(",", ".")
