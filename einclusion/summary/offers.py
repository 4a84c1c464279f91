"""Other ways: what the service file promises beside the website and what pages tell of, brought together. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from einclusion.channel import Channel, ChannelKind
from einclusion.model import Record
from einclusion.run import Page, answers_with_error
from einclusion.scope import ChannelName, Promise, Service

_DECLARED: dict[ChannelName, tuple[ChannelKind, ...]] = {
    ChannelName.PHONE: ("phone",),
    ChannelName.COUNTER: ("counter", "office-list"),
    ChannelName.POST: ("address",),
    ChannelName.EMAIL: ("email",),
    ChannelName.PAPER_FORM: ("paper-form",),
    ChannelName.HELP: ("help",),
    ChannelName.APPOINTMENT: ("appointment",),
    ChannelName.HOME_VISIT: ("home-visit",),
    ChannelName.MANDATE: ("mandate",),
    ChannelName.CONTACT_FORM: ("contact-form",),
    ChannelName.CHAT: ("chat",),
    ChannelName.RELAY: ("relay", "text-phone"),
    ChannelName.SIGN_LANGUAGE: ("sign-language",),
}
_OTHERS: dict[str, tuple[ChannelKind, ...]] = {
    "hours": ("hours",),
    "languages": ("language",),
    "complaint": ("complaint",),
    "statement": ("statement",),
}
NAMES: tuple[str, ...] = (*_DECLARED, *_OTHERS)
"""Every way that is listed, in its order."""
OFFLINE = (ChannelName.PHONE, ChannelName.COUNTER, ChannelName.POST, ChannelName.PAPER_FORM, ChannelName.HOME_VISIT)
"""Ways that take no internet."""
State = Literal["kept", "missing", "denied", "shown", "absent"]


class Mention(Record, frozen=True, kw_only=True):
    """One way as pages show it."""

    channel: Channel
    """The first of its mentions, where it is shown rather than where it must be opened."""
    pages: list[int]
    """Numbers of the pages that show it."""
    footer: bool
    """Whether it stands in footers only."""


class Offer(Record, frozen=True, kw_only=True):
    """One kind of way: what is promised and what is seen."""

    name: str
    """A channel of the service file; or `hours`, `languages`, `complaint`, `statement`."""
    declared: str | bool | None = None
    """What the service file says of it; none where it says nothing."""
    state: State
    """Promised and seen; promised, not seen; seen though the file says there is none; seen only; neither."""
    mentions: list[Mention] = []
    """What pages show, what is sure and on most pages first."""


def offers(service: Service, pages: Iterable[Page]) -> list[Offer]:
    """All kinds of ways; empty where no page's channels were gathered."""
    seen: dict[tuple[str, str], list[tuple[int, Channel]]] = {}
    gathered = False
    for page in pages:
        if page.facts.channels is None or answers_with_error(page):
            continue
        gathered = True
        for channel in page.facts.channels.found:
            seen.setdefault((channel.kind, channel.value.casefold()), []).append((page.number, channel))
    return list(_offers(service, seen)) if gathered else []


def without_internet(told: Iterable[Offer]) -> list[str] | None:
    """Names of ways that take no internet and that pages surely show; none where what pages show is in doubt."""
    shown = [one for one in told if one.name in OFFLINE and one.mentions]
    kept = [one.name for one in shown if one.state != "denied" and any(told.channel.sure for told in one.mentions)]
    return kept if kept or not shown else None


def _offers(service: Service, seen: dict[tuple[str, str], list[tuple[int, Channel]]]) -> Iterator[Offer]:
    kinds: dict[str, tuple[ChannelKind, ...]] = {**{str(name): of for name, of in _DECLARED.items()}, **_OTHERS}
    for name in NAMES:
        wanted = kinds[name] + (("address",) if name == ChannelName.COUNTER else ())
        mentions = [_mention(told) for (kind, _), told in seen.items() if kind in wanted and _fits(name, told[0][1])]
        mentions.sort(
            key=lambda mention: (not mention.channel.sure, mention.channel.seen == "latent", -len(mention.pages))
        )
        declared = _said(service.channels.get(ChannelName(name))) if name in _DECLARED else None
        yield Offer(name=name, declared=declared, state=_state(declared, bool(mentions)), mentions=mentions)


def _said(promise: str | bool | Promise | None) -> str | bool | None:
    """A promise with fields in one line."""
    if not isinstance(promise, Promise):
        return promise
    return ", ".join(filter(None, (promise.say, promise.number, promise.address, promise.hours))) or True


def _fits(name: str, channel: Channel) -> bool:
    """Whether an address is one to go to, where places to go to are asked for."""
    return name != ChannelName.COUNTER or channel.kind != "address" or "visit" in channel.traits


def _mention(told: list[tuple[int, Channel]]) -> Mention:
    best = next((channel for _, channel in told if channel.seen == "open"), told[0][1])
    return Mention(
        channel=best,
        pages=list(dict.fromkeys(number for number, _ in told)),
        footer=all(channel.area == "footer" for _, channel in told),
    )


def _state(declared: str | bool | None, seen: bool) -> State:
    if declared is None:
        return "shown" if seen else "absent"
    if declared is False:
        return "denied" if seen else "absent"
    return "kept" if seen else "missing"
