"""Phone numbers in running text, told apart from faxes, accounts, dates and file numbers (library: phonenumbers)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher, shortnumberinfo

from einclusion.data import own
from einclusion.facts import FactStruct

Kind = Literal["call", "text", "message", "fax", "emergency"]

_NEAR = 70
"""Characters before a number in which a word says what it is."""
_LABEL = 45
"""Length of a line that can be the label of the next one."""
_POSSIBLE = 7
"""Digits that a number that no country has given out must have."""
_RUN = re.compile(r"(?<![\w.,/#])(?:\+|\(\+|\()?\d[\d \u00a0\u202f()./–‑-]{4,24}\d(?![\w/]|[.,]\d)")
_NOT_PHONES = re.compile(
    r"""
    \b[A-Z]{2}\d{2}(?:[ ]?[\dA-Z]{4}){2,7}(?:[ ]?[\dA-Z]{1,3})?\b      # bank account
  | \bBE[ ]?[01]\d{3}[. ]?\d{3}[. ]?\d{3}\b                            # Belgian VAT number
  | \b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b                               # Belgian national number
  | [+*]{3}\d{3}/\d{4}/\d{5}[+*]{3}                                    # Belgian payment reference
  | (?<![\d./-])\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?![./-]?\d)      # date
  | (?<![\d./-])(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}(?![./-]?\d)
  | (?<![\d.:])[0-2]?\d[.:h][0-5]\d[ ]?[-–][ ]?[0-2]?\d[.:h][0-5]\d(?![.:-]?\d)  # hours
  | \d+\.\d{5,}                                                        # coordinate
  | https?://\S+ | www\.\S+ | \S+@\S+
    """,
    re.VERBOSE,
)
_TRUNK = re.compile(r"(?<=\d)[ ]?\(0\)[ ]?(?=\d)")
_NORTH_AMERICAN = re.compile(r"\D*(?:1[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[.-])\d{3}[.-]\d{4}\D*")
_MISPRINT = re.compile(r"(?<![\w./-])1[ -]8\d\d[ -]\d{3,4}[ -]\d{4}(?![\w./-]\d)(?!\d)")
"""Written as only toll-free numbers are, with a digit too many or of no country."""
_ENTERPRISE = re.compile(r"[01]\d{3}\.\d{3}\.\d{3}")
_INITIAL = re.compile(r"(?:^|[\s|,;])([TMF])[.:]?\s*\(?\+?$")
_SHORT = (
    r"(?P<short>(?!(?:19|20)\d\d\b)(?:14[ ]?0\d{2,3}|116[ ]?\d{3}|\d{2}[ ]\d{2}|\d{3,6}))"
    r"(?![\d%€]|[ ]?(?:euro|%|€)|[.,:/–-]\d|\)[ -]?\d)"
)


class PhoneNumber(FactStruct, frozen=True, kw_only=True):
    """A number as a text gives it."""

    start: int
    """Place of its first character."""
    end: int
    """Place after its last character."""
    shown: str
    """The number as written."""
    number: str
    """The number in international form (E.164), or a short number's digits."""
    kind: Kind
    """For calling, for text telephones, for messages, for faxes, for emergencies."""


def regions(profile: str, languages: Iterable[str]) -> list[str]:
    """Countries whose numbers can stand in a text without a country code: of the law, then of the languages."""
    country = {"uk": "GB", "eu": ""}.get(profile, profile[:2].upper())
    spoken = [
        country for language in languages for country in own("text/phones.yaml")["countries"].get(language[:2], [])
    ]
    return list(dict.fromkeys(([country] if country else []) + spoken)) or [
        "BE",
        "NL",
        "FR",
        "DE",
        "LU",
        "AT",
        "CH",
        "GB",
    ]


def phone_numbers(text: str, countries: Sequence[str]) -> Iterator[PhoneNumber]:
    """Numbers in the text, in its order; `countries` is what `regions` tells."""
    masked = _TRUNK.sub(lambda match: " " * len(match[0]), _NOT_PHONES.sub(lambda match: "|" * len(match[0]), text))
    short = list(_short(text, masked, countries))
    taken = {number.start for number in short}
    long = [number for number in _long(text, masked, countries) if number.start not in taken]
    known = [range(number.start, number.end) for number in (*short, *long)]
    odd = [
        one for one in _misprinted(text, masked) if not any(one.end > by.start and by.stop > one.start for by in known)
    ]
    return iter(sorted([*short, *long, *odd], key=lambda number: number.start))


def _misprinted(text: str, masked: str) -> Iterator[PhoneNumber]:
    for match in _MISPRINT.finditer(masked):
        said, kind = kind_at(text, match.start(), match.end())
        if said != "other":
            number = re.sub(r"\D", "", match[0])
            yield PhoneNumber(start=match.start(), end=match.end(), shown=match[0], number=number, kind=kind)


def _long(text: str, masked: str, countries: Sequence[str]) -> Iterator[PhoneNumber]:
    for run in _RUN.finditer(masked):
        said, kind = kind_at(text, run.start(), run.end())
        if said == "other" or (said is None and _enterprise(run[0])):
            continue
        for start, end, number in _matches(run[0], countries, labelled=said is not None):
            if run[0].startswith("+") and not re.search(r"\d\D*/", run[0][:start]):
                start = 0
            shown = text[run.start() + start : run.start() + end].strip()
            shown = (
                "(" + shown if shown.count(")") > shown.count("(") else shown.lstrip("(") if ")" not in shown else shown
            )
            yield PhoneNumber(start=run.start() + start, end=run.start() + end, shown=shown, number=number, kind=kind)


def _matches(run: str, countries: Sequence[str], labelled: bool) -> list[tuple[int, int, str]]:
    """Numbers in a run of digits as the first country that knows them has it.

    A number that no country has given out counts only where a word or a country code says that it is for calling.
    """
    plain, places = _closed_up(run)
    for leniency in (Leniency.VALID, Leniency.POSSIBLE):
        for country in countries:
            found = [
                (
                    places[match.start],
                    places[match.end - 1] + 1,
                    phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164),
                )
                for match in PhoneNumberMatcher(plain, country, leniency)
                if _believable(match.raw_string, leniency, labelled)
            ]
            if found:
                return found
    return []


def _closed_up(run: str) -> tuple[str, list[int]]:
    """The run with one space for several, since the matcher takes many for a gap, and each character's place in it."""
    places = [place for place in range(len(run)) if run[place : place + 2] != "  "]
    return "".join(run[place] for place in places), places


def _believable(shown: str, leniency: int, labelled: bool) -> bool:
    if leniency == Leniency.VALID:
        return labelled or _shaped(shown)
    return sum(map(str.isdigit, shown)) >= _POSSIBLE and (labelled or shown.startswith("+"))


def _shaped(shown: str) -> bool:
    """Whether a number is written as only phone numbers are: country code, or trunk prefix and groups."""
    if shown.lstrip("(").startswith(("+", "00")) or _NORTH_AMERICAN.fullmatch(shown):
        return True
    return shown.lstrip("(").startswith("0") and bool(re.search(r"\d[^\d.]+\d|\d\.\d\d\.", shown))


def _enterprise(run: str) -> bool:
    """Whether it is a Belgian enterprise number: the last two digits check the first eight."""
    digits = re.sub(r"\D", "", run)
    return bool(_ENTERPRISE.fullmatch(run)) and 97 - int(digits[:8]) % 97 == int(digits[8:])


def _short(text: str, masked: str, countries: Sequence[str]) -> Iterator[PhoneNumber]:
    for match in _called().finditer(masked):
        digits = re.sub(r"\D", "", match["short"])
        kind = kind_at(text, match.start("short"), match.end("short"))[1]
        if digits in own("text/phones.yaml")["emergency"]:
            kind = "emergency"
        elif not known_short(digits, countries):
            continue
        yield PhoneNumber(
            start=match.start("short"), end=match.end("short"), shown=match["short"], number=digits, kind=kind
        )


def known_short(digits: str, countries: Sequence[str]) -> bool:
    """Whether a country has such a short number; Dutch municipalities share 14 and their area code."""
    if "NL" in countries and re.fullmatch(r"140\d{2,3}", digits):
        return True
    return any(
        shortnumberinfo.is_valid_short_number_for_region(phonenumbers.parse(digits, country), country)
        for country in countries
    )


def kind_at(text: str, start: int, end: int) -> tuple[str | None, Kind]:
    """What words say of a number (`call`, `fax`, `text-phone`, `other`; none where they don't), and its kind."""
    after = _marked_after().match(text, end)
    if after:
        return after.lastgroup and after.lastgroup.replace("_", "-"), _KINDS[after.lastgroup or "call"]
    near = max(0, start - _NEAR)
    said = _said(text[max(text.rfind("\n", near, start) + 1, near) : start])
    if said is None:
        said = _said(_label(text, start))
    return said, _KINDS[(said or "call").replace("-", "_")]


_KINDS: dict[str, Kind] = {
    "call": "call",
    "fax": "fax",
    "text_phone": "text",
    "message": "message",
    "other": "call",
}


def _label(text: str, start: int) -> str:
    """The line before, where it is short and the number begins its own."""
    before = text[max(0, start - _LABEL - 5) : start]
    above, mark, own_line = before.rpartition("\n")
    label = above.rpartition("\n")[2]
    whole = "\n" in above or start - len(before) == 0
    return label if mark and whole and len(own_line) <= 3 else ""


def _said(before: str) -> str | None:
    """The last word before a number that says what it is; a number for calling and fax alike is for calling."""
    if initial := _INITIAL.search(before):
        return "fax" if initial[1] == "F" else "call"
    matches = list(_words().finditer(before))
    if not matches:
        return None
    last = matches[-1]
    if [match.lastgroup for match in matches[-2:]] == ["call", "fax"]:
        between = before[matches[-2].end() : last.start()]
        if re.fullmatch(r"[\s./&+]*(?:en|et|und|and)?[\s./&+]*", between):
            return "call"
    return str(last.lastgroup).replace("_", "-")


@cache
def _words() -> re.Pattern[str]:
    groups = "|".join(
        f"(?P<{group.replace('-', '_')}>{_any(group)})" for group in ("other", "text-phone", "message", "fax", "call")
    )
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w])", re.IGNORECASE)


@cache
def _marked_after() -> re.Pattern[str]:
    return re.compile(
        rf"[ ]?\(?[ ]?(?:(?P<fax>{_any('fax')})|(?P<text_phone>{_any('text-phone')})|(?P<message>{_any('message')}))"
        r"(?:\)|$|(?=\n))",
        re.IGNORECASE,
    )


@cache
def _called() -> re.Pattern[str]:
    between = rf"(?:[ ](?:{_any('between')})){{0,5}}"
    return re.compile(rf"(?<![\w-])(?:{_any('call')}){between}[ ]?[.:]?[ ]?\(?\n?{_SHORT}", re.IGNORECASE)


def _any(group: str) -> str:
    words = {word for words in own("text/phones.yaml")[group].values() for word in words}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
