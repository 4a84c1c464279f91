"""What calling a number costs, as the words beside it and the kind of number tell."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumberType

from einclusion.channel import Channel

_AFTER = 80
"""Characters after a number within which its price stands."""
_FIGURE = r"\d+(?:[.,]\d+)?"
_UNIT = r"(?:€|EUR|euros?|£|CHF|Fr\.?|ct\.?|cents?|eurocents?|Cent|p|pence|Rappen|Rp\.?)"
_CALL = r"(?:min(?:uut|uten|ute|utes)?\b|oproep|gesprek|appel|anruf|gespräch|call)"
_PRICE = re.compile(
    rf"(?P<words>(?:(?P<before>{_UNIT})[ ]?(?P<first>{_FIGURE})|(?P<second>{_FIGURE})[ ]?(?P<after>{_UNIT}))"
    rf"[ ]?(?:/|per|par|pro|la|a|each)[ ]?{_CALL})",
    re.IGNORECASE,
)
_HUNDREDTHS = ("c", "p", "r", "euroc")
_FREE = frozenset({PhoneNumberType.TOLL_FREE})
_AS_ORDINARY = ("+443",)
"""Numbers that must not cost more than those of places: in Britain those that begin with 03 (Ofcom)."""
_ORDINARY = frozenset(
    {PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.VOIP}
)


def stated_price(phone: Channel) -> tuple[str, float]:
    """The price of a minute or a call as the words after a number state it, and what it comes to; empty where none."""
    around = phone.text
    start = around.find(phone.shown) + len(phone.shown) if phone.shown in around else 0
    found = _PRICE.search(around[start : start + _AFTER])
    if not found:
        return "", 0
    figure = float((found["first"] or found["second"]).replace(",", "."))
    unit = (found["before"] or found["after"]).lower()
    small = unit.startswith(_HUNDREDTHS) and unit != "chf"
    return found["words"], figure / 100 if small else figure


def free_by_kind(number: str) -> bool:
    """Whether a number in international form is of a kind that costs nothing in its country."""
    return _kind(number) in _FREE


def ordinary(number: str) -> bool:
    """Whether it is a common number of a place or a mobile phone, or costs what those cost."""
    return _kind(number) in _ORDINARY or number.startswith(_AS_ORDINARY)


def _kind(number: str) -> int:
    try:
        return phonenumbers.number_type(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return PhoneNumberType.UNKNOWN
