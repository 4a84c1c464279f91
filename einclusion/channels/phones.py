"""Phone numbers on a page: in its text and in links that call them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumberType

from einclusion.channel import Channel, ChannelKind
from einclusion.channels.reading import Control, Reading, digits_of
from einclusion.channels.said import said
from einclusion.data import own
from einclusion.text import phones as phone_text

_KINDS: dict[phone_text.Kind, ChannelKind] = {
    "call": "phone",
    "text": "text-phone",
    "message": "message",
    "fax": "fax",
    "emergency": "emergency",
}
_UNIT = r"(?:€|£|(?:EUR|euros?|eurocents?|cents?|ct|pence|p|CHF|Rp)\b\.?)"
_FIGURE = r"\d+(?:[.,]\d+)?"
_PRICE = re.compile(
    rf"(?:{_UNIT}[ ]?{_FIGURE}|{_FIGURE}[ ]?{_UNIT})[ ]?(?:/|(?:per|par|pro|a|la|le|each)\b)[ ]?\w+", re.IGNORECASE
)
_SHORT = 6
"""Digits of a short number at most."""
_AROUND = 90
_ANOTHER = re.compile(r"[+(]?\d[\d ()./-]{6,}\d")
_SENTENCE = re.compile(r"[.!?;]\s|\n")


def phones(reading: Reading) -> list[Channel]:
    """Each number once and as the page first shows it."""
    links = list(_linked(reading))
    called = {channel.value for channel in links}
    written = []
    for number in phone_text.phone_numbers(reading.whole, reading.countries):
        index = reading.index(number.start)
        traits = _traits(reading, number.start, number.end, number.number)
        if number.number in called:
            traits.append("linked")
        written.append(
            reading.channel(
                _KINDS[number.kind],
                number.number,
                index,
                shown=number.shown,
                at=number.start - reading.starts[index],
                sure=number.number.startswith("+") or len(number.number) <= _SHORT,
                traits=sorted(traits),
            )
        )
    digits = {digits_of(channel.shown) for channel in written}
    others = [channel for channel in links if digits_of(channel.shown) not in digits or not channel.shown]
    return [*written, *others]


def _traits(reading: Reading, start: int, end: int, number: str) -> list[str]:
    """What is known of a number: `free` by its kind or words, `priced`, a `person` or a `machine` that answers."""
    line = reading.index(start)
    before = reading.whole[max(reading.starts[line], start - _AROUND) : start]
    after = reading.whole[end : min(reading.starts[line] + len(reading.lines[line].text), end + _AROUND)]
    if _ANOTHER.search(after):  # then what follows the sentence is said of that one
        after = _SENTENCE.split(_ANOTHER.split(after)[0])[0]
    if _ANOTHER.search(before):
        before = _SENTENCE.split(_ANOTHER.split(before)[-1])[-1]
    around = f"{before}{reading.whole[start:end]}{after}"
    traits = {match.group for match in said(around, "free", "machine", "person")}
    if _PRICE.search(around):
        traits.add("priced")
    if _free_by_kind(number):
        traits.add("free")
    return sorted(traits)


def _free_by_kind(number: str) -> bool:
    if not number.startswith("+"):
        return False
    try:
        return phonenumbers.number_type(phonenumbers.parse(number)) == PhoneNumberType.TOLL_FREE
    except phonenumbers.NumberParseException:
        return False


def _linked(reading: Reading) -> Iterator[Channel]:
    """Numbers that links call, where somebody can reach the link."""
    for control in reading.controls:
        scheme, _, digits = control.address.partition(":")
        if scheme.lower() not in ("tel", "callto"):
            continue
        number, sure = dialled(digits, reading.countries)
        if number:
            yield _of_link(reading, control, number, sure)


def _of_link(reading: Reading, control: Control, number: str, sure: bool) -> Channel:
    shown = control.words if len(digits_of(control.words)) >= min(3, len(number)) else ""
    kind: ChannelKind = "emergency" if number in own("text/phones.yaml")["emergency"] else "phone"
    traits = ["linked"]
    if control.line >= 0 and kind == "phone":
        line = reading.lines[control.line]
        place = max(0, line.text.find(control.words))
        start = reading.starts[control.line] + place
        before = len(re.split(r"\d", control.words, maxsplit=1)[0]) if shown else 0
        kind = _KINDS[phone_text.kind_at(reading.whole, start + before, start + len(control.words))[1]]
        traits += _traits(reading, start, start + len(control.words), number)
    shown = re.sub(r"^[^\d+(]+", "", shown) if shown else ""
    channel = reading.controlled(kind, control, value=number, sure=sure, traits=sorted(set(traits)))
    return _reshown(channel, shown)


def _reshown(channel: Channel, shown: str) -> Channel:
    fields = {name: getattr(channel, name) for name in channel.__struct_fields__}
    return Channel(**{**fields, "shown": shown[:40]})


def dialled(digits: str, countries: list[str]) -> tuple[str, bool]:
    """The number that a link calls, and whether such a number can be; empty where it is none."""
    plain = re.sub(r"[^\d+]", "", digits.split(";")[0].split(",")[0])
    if len(set(plain.strip("+"))) < 2:
        return "", False
    if 3 <= len(plain) <= 6:
        return plain, True
    for country in countries:
        try:
            number = phonenumbers.parse(plain, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), True
    return (plain, False) if 7 <= len(plain.strip("+")) <= 15 else ("", False)
