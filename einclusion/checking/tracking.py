"""What a page tells others about a visit: calls to services that follow people, and what they leave in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Any, Literal

from msgspec import Struct

from einclusion.crawl.addresses import site, split
from einclusion.loading import Network, Request


class Tracker(Struct, frozen=True):
    """A service that follows visitors."""

    name: str
    """Its name."""
    sure: bool
    """Whether it does whatever its settings."""
    hosts: tuple[str, ...] = ()
    """Hosts that it is called on, and their subdomains."""
    marks: tuple[str, ...] = ()
    """Parts of paths by which it is known on other hosts."""
    names: tuple[str, ...] = ()
    """Names of its cookies and storage entries; `*` stands for anything."""


class Trace(Struct, frozen=True):
    """What one service is told or leaves behind."""

    kind: Literal["call", "left", "foreign", "kept"]
    """Called; left something of a known name; an unknown host left a cookie; the own site left a lasting one."""
    name: str
    """Name of the service, else the host."""
    details: tuple[str, ...]
    """Hosts, or names of what was left."""
    sure: bool
    """Whether it surely follows people."""


def trackers(data: Mapping[str, Any]) -> list[Tracker]:
    """The services of a data file with the keys `sure` and `doubtful`."""
    return [
        Tracker(name, group == "sure", _split(row, "hosts"), tuple(row.get("marks", ())), _split(row, "names"))
        for group in ("sure", "doubtful")
        for name, row in data[group].items()
    ]


def _split(row: Mapping[str, Any], field: str) -> tuple[str, ...]:
    return tuple(row.get(field, "").split())


def makers(text: str) -> dict[str, str]:
    """Makers by host, of a list with a line for each: its name, a tab, its hosts; `#` begins a remark."""
    rows = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {host: name for name, _, hosts in rows for host in hosts.split()}


def traces(
    network: Network,
    address: str,
    known: list[Tracker],
    needed: str = "",
    others: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Trace]:
    """What the page at that address tells others.

    `needed` names cookies that no one is followed with, `others` makers by host of whom only a person can tell.
    """
    own = site(split(address).hostname or "")
    foreign = [request for request in network.requests if site(request.host) != own]
    left = {cookie.name for cookie in network.cookies if site(cookie.domain) == own}
    left |= {name for names in network.storage.values() for name in names}
    for tracker in known:
        hosts = dict.fromkeys(request.host for request in foreign if _calls(request, tracker))
        if hosts:
            yield Trace("call", tracker.name, tuple(hosts), tracker.sure)
        if names := sorted(name for name in left if _named(name, tracker.names)):
            yield Trace("left", tracker.name, tuple(names), tracker.sure)
    unknown = [request for request in foreign if not any(_calls(request, tracker) for tracker in known)]
    yield from _others(unknown, others)
    nobody = {site(one.host) for one in unknown if not _maker(one.host, others)}
    explained = {site(one.host) for one in foreign if one not in unknown or _maker(one.host, others)}
    yield from _foreign_cookies(network, nobody - explained, known, needed.split())
    yield from _kept(network, own, known, needed.split())


def _others(requests: list[Request], others: Mapping[str, str]) -> Iterator[Trace]:
    hosts: dict[str, dict[str, None]] = {}
    for request in requests:
        if maker := _maker(request.host, others):
            hosts.setdefault(maker, {})[request.host] = None
    for maker, called in hosts.items():
        yield Trace("call", maker, tuple(called), False)


def _maker(host: str, others: Mapping[str, str]) -> str:
    parts = host.lower().split(".")
    return next((others[name] for place in range(len(parts)) if (name := ".".join(parts[place:])) in others), "")


def _kept(network: Network, own: str, known: list[Tracker], needed: list[str]) -> Iterator[Trace]:
    """Cookies of the page's own site that stay a day or longer, and that no known service explains."""
    lasting = [cookie for cookie in network.cookies if site(cookie.domain) == own and cookie.days >= 1]
    explained = [*needed, *(name for tracker in known for name in tracker.names)]
    if names := sorted(cookie.name for cookie in lasting if not _named(cookie.name, explained)):
        yield Trace("kept", own, tuple(names), False)


def _foreign_cookies(network: Network, called: set[str], known: list[Tracker], needed: list[str]) -> Iterator[Trace]:
    """Cookies of sites that the page called and that no known service explains."""
    left: dict[str, list[str]] = {}
    for cookie in network.cookies:
        owner = site(cookie.domain)
        if owner in called and not _named(cookie.name, needed):
            left.setdefault(owner, []).append(cookie.name)
    for owner, names in left.items():
        maker = next((one for one in known if any(_named(name, one.names) for name in names)), None)
        name, sure = (maker.name, maker.sure) if maker else (owner, False)
        yield Trace("left" if maker else "foreign", name, tuple(sorted(names)), sure)


def _calls(request: Request, tracker: Tracker) -> bool:
    host = request.host.lower()
    if any(host == known or host.endswith(f".{known}") for known in tracker.hosts):
        return True
    parts = split(request.address)
    path = f"{parts.path}?{parts.query}".lower()
    return any(mark.lower() in path for mark in tracker.marks)


def _named(name: str, patterns: tuple[str, ...] | list[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
