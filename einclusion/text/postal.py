"""Postal addresses in running text of BE, NL, LU, FR, DE, AT, CH, GB, IE, US and CA.

A postcode with a town is looked for first, then a street or a box before it. A line break counts as a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from einclusion.data import own
from einclusion.facts import FactStruct

_BEFORE = 110
"""Characters before a postcode in which its street is looked for."""
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_WORD = r"[\w'’.\-]"
_SMALL = (
    r"(?:aan|am|an|auf|bei|de|den|der|des|du|d['’]|et|im|in|la|le|les|lez|l['’]|ob|of|on|op|sous|sur|ten|upon|van|von)"
)
_TOWN = rf"(?P<town>(?:['’]s-)?[{_CAPITAL}]{_WORD}+(?:[ /-](?:{_SMALL}[ -])*\(?[{_CAPITAL}]{_WORD}*\)?){{0,3}})"
_NUMBER = r"(?P<number>\d{1,4}(?:[ ]?(?:bis|ter|[a-zA-Z])\b)?(?:[ ]?[-–/+][ ]?\d{1,4}[a-zA-Z]?\b)?)"
_UNIT = r"(?:[ ,]*\([^()\n]{1,40}\))?(?:[ ,]*\(?(?:bus|bte|boîte|boite|box|b\.|unit|suite|apt\.?|/)[ ]?\w{1,6}\)?)?"
_BREAK = r"[\s,;|•·()–-]"
_PART = rf"[{_CAPITAL}][\w'’&. -]{{2,40}}"
_BODIES = re.compile(rf"(?P<all>(?:(?:{_PART}|Unit \d+)[,\n]\s*)+{_PART})(?:[,\n]\s*|[ ])$")
_BODY = re.compile(rf"(?P<all>{_PART})[,\n–-]\s*$")
_POSTCODES = re.compile(
    rf"""
    \b(?:NL[ ]?-[ ]?)?(?P<nl>[1-9]\d{{3}}[ ]?[A-Z]{{2}})\b,?\s+{_TOWN}
  | \b(?:B|BE|L|LU|LUX|D|DE|A|AT|CH|F|FR)[ ]?[-–][ ]?(?P<marked>\d{{4,5}})\s+{_TOWN.replace("town", "town2")}
  | (?<![\d.,/+-])(?P<five>\d{{5}})\s+{_TOWN.replace("town", "town3")}
  | (?<![\d.,/+-])(?P<four>[1-9]\d{{3}})\s+{_TOWN.replace("town", "town4")}
  | \b(?P<letters>[A-Z]{{1,2}}\d[A-Z\d]?[ ]?\d[A-Z]{{2}}|[A-Z]\d[A-Z][ ]?\d[A-Z]\d|[A-Z]\d[\dW][ ][A-Z\d]{{4}})\b
  | \b(?P<state>[A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?)\b
  | \b(?P<district>Dublin[ ]\d{{1,2}}W?)\b
    """,
    re.VERBOSE,
)


class PostalAddress(FactStruct, frozen=True, kw_only=True):
    """An address as a text gives it."""

    start: int
    """Place of its first character."""
    end: int
    """Place after its last character."""
    kind: Literal["street", "box"]
    """Whether one can go there, or only write."""
    street: str
    """Street with number, or box with number."""
    postcode: str
    """Postcode as written."""
    town: str = ""
    """Town; empty where it stands before the postcode."""


def postal_addresses(text: str) -> Iterator[PostalAddress]:
    """Addresses in the text, in its order."""
    coded = list(_coded(text))
    others = [one for one in _uncoded(text) if not any(one.start < two.end and two.start < one.end for two in coded)]
    yield from sorted([*coded, *others], key=lambda found: found.start)


def _uncoded(text: str) -> Iterator[PostalAddress]:
    """Addresses with a town and no postcode, where a label announces them: `Bezoekadres: Grote Markt 1, Nijmegen`."""
    for label in _announced().finditer(text):
        for pattern in (_named(), _numbered()):
            end = rf"[,\n]\s*{_TOWN}(?=\s*(?:\n|$|[.;(]))"
            match = re.compile(pattern.pattern + end).match(text, label.end())
            if match and match["number"] and _believable(match["street"]):
                street = " ".join(match["all"].split())
                yield PostalAddress(
                    start=label.end(), end=match.end(), kind="street", street=street, postcode="", town=match["town"]
                )
                break


def _coded(text: str) -> Iterator[PostalAddress]:
    done = 0
    for match in _POSTCODES.finditer(text):
        found = _address(text, match, max(done, match.start() - _BEFORE))
        if found is not None:
            done = found.end
            yield found


def _address(text: str, match: re.Match[str], start: int) -> PostalAddress | None:
    form = match.lastgroup if match.lastgroup in ("letters", "state", "district") else _form(match)
    town = next((match[name] for name in ("town", "town2", "town3", "town4") if match[name]), "")
    if town and town.split()[0].lower().strip(".") in _words("not-towns"):
        return None
    head = text[start : match.start()]
    place = _street(head, form) or _addressee(head, form, town)
    if place is None:
        return None
    kind, begin, street = place
    kept = _kept(town)
    end = match.end() - len(town) + len(kept)
    return PostalAddress(start=start + begin, end=end, kind=kind, street=street, postcode=match[form], town=kept)


def _kept(town: str) -> str:
    """The town without the label that follows it: `Berlin Telefon`."""
    words = re.split(r"(?<=[ /])", town)
    labels = [place for place, word in enumerate(words) if word.lower().strip(" .:") in _words("after-towns")]
    return "".join(words[: max(min(labels, default=len(words)), 1)]).rstrip(" /.")


def _form(match: re.Match[str]) -> str:
    return next(name for name in ("nl", "marked", "five", "four") if match[name])


def _street(head: str, form: str) -> tuple[Literal["street", "box"], int, str] | None:
    """Kind, place and words of the street or box that the head ends in."""
    far = form in ("letters", "state", "district", "nl", "marked")
    gap = r"(?:[^\n;:]|\n(?!\n)){0,60}?$" if far else rf"(?:{_BREAK}[^\n,;:.\d]{{1,30}})?{_BREAK}*$"
    hinted = _hint().search(head)
    patterns = (_named(), _numbered()) if hinted else ()
    found = [match for pattern in patterns for match in re.finditer(pattern.pattern + gap, head)]
    if believable := [match for match in found if _believable(match["street"])]:
        first = min(believable, key=lambda match: match.start("all"))
        return "street", first.start("all"), " ".join(first["all"].split())
    if hinted and (match := re.search(_box().pattern + gap, head, re.IGNORECASE)):
        return "box", match.start("all"), " ".join(match["all"].split())
    if form != "four" and (match := _plain(head, form)):
        return "street", match.start("all"), " ".join(match["all"].split())
    return None


def _addressee(head: str, form: str, town: str) -> tuple[Literal["street", "box"], int, str] | None:
    """Who gets letters, the postcode being theirs: `HM Revenue and Customs, BX9 1AS`, `75948 Paris Cedex`."""
    if form == "letters":
        match = _BODIES.search(head)
    else:
        match = _BODY.search(head) if form == "five" and town.endswith(("Cedex", "CEDEX")) else None
    if match is None:
        return None
    kind: Literal["street", "box"] = "street" if re.search(r"\d", match["all"]) else "box"
    return kind, match.start("all"), " ".join(match["all"].split())


def _plain(head: str, form: str) -> re.Match[str] | None:
    """A name with a number that no street word tells: `Am Kupfergraben 7, 10117 Berlin`."""
    end = rf"{_UNIT}{_BREAK}*$" if form in ("nl", "marked") else rf"{_UNIT}[ ]?[\n,;|•·–-]{_BREAK}*$"
    name = rf"(?P<all>(?P<street>[{_CAPITAL}][\w'’.-]+(?: [\w'’.-]+){{0,3}}) {_NUMBER}){end}"
    match = re.search(name, head)
    return match if match and _believable(match["street"]) else None


def _believable(street: str) -> bool:
    words = [word.lower().strip(".'’") for word in street.split()]
    return not (words[-1] in _words("not-streets") or words[0] in _words("not-streets"))


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_any(_words('labels'))})[ ]?[:\n]\s*", re.IGNORECASE)


@cache
def _words(list_name: str) -> frozenset[str]:
    return frozenset(word for words in own("text/postal.yaml")[list_name].values() for word in words)


@cache
def _hint() -> re.Pattern[str]:
    """What must stand in a text for it to hold a street or box that a word tells: a cheap test before a dear one."""
    words = _words("boxes").union(word.removeprefix("-") for word in _words("streets"))
    return re.compile(rf"(?:{_any(words)})\b", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """Street word in or after the name, number behind it; the number may be missing: `Grote Markt, 9000 Gent`."""
    endings = _any(word[1:] for word in _words("streets") if word.startswith("-"))
    alone = _any(word for word in _words("streets") if not word.startswith("-"))
    before = rf"(?:[{_CAPITAL}][\w'’.-]*[ ](?:{_SMALL}[ ])*){{0,3}}"
    ending = rf"{before}[{_CAPITAL}]?[\w'’-]*(?i:{endings})\b\.?"
    first = rf"(?<!\w)(?:(?i:{alone})\b\.?)(?:[ ][\w'’.-]+){{0,6}}?"
    last = rf"[{_CAPITAL}][\w'’.-]*[ ](?:[\w'’.-]+[ ]){{0,3}}?(?i:{alone})\b\.?"
    number = rf"(?:,?[ ](?:nr\.?[ ]|n°[ ]?)?{_NUMBER}{_UNIT}|[ ]?(?=[,\n|•·]))"
    return re.compile(
        rf"(?<![\w'’-])(?P<all>(?P<street>(?=['’\w]*[{_CAPITAL}\d]|(?i:{alone}))(?:{ending}|{first}|{last})){number})"
    )


@cache
def _numbered() -> re.Pattern[str]:
    """Number first: `33, boulevard Roosevelt`, `10 Downing Street`."""
    alone = _any(word for word in _words("streets") if not word.startswith("-"))
    first = rf"(?i:{alone})\b\.?(?:[ ][\w'’.-]+){{1,6}}"
    last = rf"(?:[{_CAPITAL}\d][\w'’.-]*[ ]){{1,4}}(?i:{alone})\b\.?"
    return re.compile(rf"(?<![\w.,/-])(?P<all>{_NUMBER},?[ ](?P<street>{first}|{last}))(?![\w'’-])")


@cache
def _box() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w])(?P<all>(?:{_any(_words('boxes'))})[ ]?(?:n[°r]\.?[ ]?)?\d[\d ]{{0,7}}\b)", re.IGNORECASE
    )


def _any(words: Iterator[str] | frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
