import re
from collections.abc import Iterator, Mapping

from einclusion.channel import ChannelKind
from einclusion.checking.survey import Survey
from einclusion.checking.ways import shown
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.scope import ChannelName, Promise
from einclusion.subjects import ServiceSubject
from einclusion.text.postal import postal_addresses

_KINDS: Mapping[ChannelName, ChannelKind] = {
    ChannelName.EMAIL: "email",
    ChannelName.CONTACT_FORM: "contact-form",
    ChannelName.CHAT: "chat",
    ChannelName.APPOINTMENT: "appointment",
    ChannelName.HOME_VISIT: "home-visit",
    ChannelName.RELAY: "relay",
    ChannelName.SIGN_LANGUAGE: "sign-language",
}
"""Ways that have no rule of their own which speaks of promises."""
_PLACES = (ChannelName.COUNTER, ChannelName.POST, ChannelName.HELP)
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
_NUMBER = re.compile(r"\+?\d[\d ()./-]{5,}\d")
_LAST = 7


def check(service: ServiceSubject) -> Iterator[Finding]:
    """What the service file promises, the pages show."""
    declared = service.service.channels
    survey = Survey(service, contact_tells=False)
    kinds: tuple[ChannelKind, ...] = (*_KINDS.values(), "phone", "address")
    seen: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
    for page in survey:
        for way in shown(page, *kinds):
            seen[way.kind].setdefault(way.value.casefold(), way.shown or way.value)
    for name, kind in _KINDS.items():
        if not declared.get(name):
            continue
        if seen[kind]:
            yield passed(channel=str(name), shown=next(iter(seen[kind].values())))
        else:
            yield from survey.absent(None, str(name), {"channel": str(name)})
    yield from _differing(survey, "other-number", _promised(declared.get(ChannelName.PHONE), _NUMBER), seen["phone"])
    yield from _differing(survey, "other-address", _promised(declared.get(ChannelName.EMAIL), _MAIL), seen["email"])
    for name in _PLACES:
        yield from _elsewhere(survey, declared.get(name), seen["address"])


def _promised(promise: str | bool | Promise | None, pattern: re.Pattern[str]) -> list[str]:
    """Numbers or addresses that a promise names."""
    return pattern.findall(_said(promise))


def _said(promise: str | bool | Promise | None) -> str:
    if isinstance(promise, Promise):
        return " ".join((promise.number, promise.address, promise.say))
    return promise if isinstance(promise, str) else ""


def _differing(survey: Survey, message: str, promised: list[str], seen: Mapping[str, str]) -> Iterator[Finding]:
    """Failed where the pages show such details, and none of those that are promised."""
    known = {_plain(value) for value in seen}
    for words in promised:
        if not seen:
            return
        told: dict[str, Value] = {"declared": words.strip(), "shown": ", ".join(list(seen.values())[:3])}
        if _plain(words) in known:
            yield passed(shown=words.strip())
        else:
            yield from survey.absent(None, message, told)


def _elsewhere(survey: Survey, promise: str | bool | Promise | None, seen: Mapping[str, str]) -> Iterator[Finding]:
    """Failed where the pages show addresses, and none in the place that is promised; asked where the number differs."""
    places = [_place(value.rpartition(", ")[0], value.rpartition(", ")[2]) for value in seen]
    for address in postal_addresses(_said(promise)) if places else ():
        place = _place(address.street, address.postcode)
        words = f"{address.street}, {address.postcode} {address.town}".strip()
        told: dict[str, Value] = {"declared": words, "shown": "; ".join(list(seen.values())[:3])}
        if place in places:
            yield passed(shown=words)
        elif address.postcode:
            near = any(code == place[1] for _, code in places)
            yield from survey.absent(None, "other-place", told, doubtful=near)


def _place(street: str, code: str) -> tuple[str, str]:
    """The number in a street, and the digits of a postcode: what stays however an address is written."""
    number = re.search(r"\d+", street)
    return number[0] if number else "", re.sub(r"\D", "", code)


def _plain(words: str) -> str:
    return words.casefold() if "@" in words else re.sub(r"\D", "", words)[-_LAST:]
