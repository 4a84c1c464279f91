"""Channels: ways besides its web pages that a service tells of, found in structure and text. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from einclusion.channel import Channel, Channels
from einclusion.channels import languages, people, phones, places, redress, structured, writing
from einclusion.channels.reading import Reading
from einclusion.dom import Dom
from einclusion.facts import Structure, Text
from einclusion.scope import Service

_MOST = 300
"""Channels of a page that are kept."""
_SEEN = ("open", "closed", "latent")


def channels_of(structure: Structure, text: Text, dom: Dom, service: Service) -> Channels:
    """Every channel that a page tells of, by kind once for each value, as the page first shows it."""
    reading = Reading(structure, text, dom, service)
    found = list(_once(_all(reading)))[:_MOST]
    return Channels(found=found, stated=structured.stated(dom, reading.countries))


def _all(reading: Reading) -> Iterator[Channel]:
    numbers = phones.phones(reading)
    called = {channel.node for channel in numbers if channel.kind == "phone"}
    yield from numbers
    yield from places.addresses(reading)
    yield from places.hours(reading)
    yield from places.counters(reading)
    yield from places.hours_links(reading)
    yield from places.appointments(reading)
    yield from people.told(reading)
    yield from people.form_files(reading)
    yield from writing.emails(reading)
    yield from writing.contact_forms(reading)
    yield from writing.chats(reading)
    yield from languages.languages(reading)
    yield from redress.statements(reading)
    yield from redress.complaints(reading, called)


def _once(channels: Iterable[Channel]) -> Iterator[Channel]:
    """Each once: rather where it is shown than where it must be opened, rather surely than not, rather earlier."""
    best: dict[tuple[str, str], Channel] = {}
    for channel in channels:
        key = (channel.kind, channel.value.casefold())
        former = best.get(key)
        if former is None or _rank(channel) < _rank(former):
            best[key] = channel
    return iter(best.values())


def _rank(channel: Channel) -> tuple[int, int, int]:
    return (_SEEN.index(channel.seen), not channel.sure, not channel.shown)
