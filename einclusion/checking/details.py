"""Plain statements on a page of a sum, a number, hours or a time, to hold pages against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.statement.dates import dates
from einclusion.subjects import PageSubject
from einclusion.text.sentences import sentences

_SUM = (
    r"(?:(?:€|£|CHF|EUR)\s?(?P<first>\d+(?:[.,]\d+)?)"
    r"|(?P<second>\d+(?:[.,]\d+)?)\s?(?:€|£|euros?\b|EUR\b|pounds?\b|CHF\b|Franken\b))"
)
_WORDS = 3
"""Words that a sentence beside hours must share with another one at least, to be about the same."""
_LONGEST = 160
_LETTERS = re.compile(r"[^\W\d_]{3,}")


class Statement(Struct, frozen=True, kw_only=True):
    """What a page says of one thing."""

    kind: Literal["fee", "number", "hours", "time"]
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
    for one in (*_worded(page, words), *_hours(page), *_phones(page), *_times(page, words)):
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
        if way.seen != "latent" and len(_LETTERS.findall(subject)) >= _WORDS:
            value = " ".join(re.findall(r"\d+", way.text))
            yield Statement(kind="hours", subject=subject, value=value, words=way.text[:_LONGEST], plain=False)


def _phones(page: PageSubject) -> Iterator[Statement]:
    """Numbers for calling in lines that differ in nothing but figures."""
    for way in page.channels.of("phone"):
        about = re.sub(r"[+(]?\d[\d ()./-]*", "#", way.text).casefold()
        if way.seen != "latent" and len(_LETTERS.findall(about)) >= _WORDS:
            words = way.text[:_LONGEST]
            yield Statement(kind="number", subject=about, value=way.value, words=words, plain=False)


def _times(page: PageSubject, words: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Statement]:
    """Days, weeks and months in sentences of the main text that differ in nothing but figures; dates are left out."""
    for block in blocks_of(page):
        language = language_of(page, block)
        if not block.main or language not in words or not any(map(str.isdigit, block.text)):
            continue
        span, ago = _spans(tuple(words[language]["span"]), tuple(words[language]["ago"]))
        for sentence in sentences(block.text, language):
            about = re.sub(r"\d+", "#", sentence).casefold()
            told = span.search(sentence) and not ago.search(sentence) and not dates(sentence)
            if told and len(_LETTERS.findall(about)) > _WORDS:
                figures = " ".join(re.findall(r"\d+", sentence))
                yield Statement(kind="time", subject=about, value=figures, words=sentence[:_LONGEST], plain=False)


@lru_cache
def _spans(span: tuple[str, ...], ago: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\d\s(?:{_either(span)})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_either(ago)})(?!\w)", re.IGNORECASE),
    )


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
