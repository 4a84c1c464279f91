import re
from collections.abc import Iterator, Mapping

from einclusion.channel import ChannelKind
from einclusion.checking.survey import Survey
from einclusion.checking.ways import shown
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.scope import ChannelName, Promise
from einclusion.subjects import ServiceSubject

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
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
_NUMBER = re.compile(r"\+?\d[\d ()./-]{5,}\d")
_LAST = 7


def check(service: ServiceSubject) -> Iterator[Finding]:
    """What the service file promises, the pages show."""
    declared = service.service.channels
    survey = Survey(service, contact_tells=False)
    seen: dict[str, dict[str, str]] = {kind: {} for kind in (*_KINDS.values(), "phone")}
    for page in survey:
        for way in shown(page, *_KINDS.values(), "phone"):
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


def _promised(promise: str | bool | Promise | None, pattern: re.Pattern[str]) -> list[str]:
    """Numbers or addresses that a promise names."""
    if isinstance(promise, Promise):
        promise = " ".join((promise.number, promise.address, promise.say))
    return pattern.findall(promise) if isinstance(promise, str) else []


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


def _plain(words: str) -> str:
    return words.casefold() if "@" in words else re.sub(r"\D", "", words)[-_LAST:]
