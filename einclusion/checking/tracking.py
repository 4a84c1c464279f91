"""What a page tells others about a visit: calls to services that follow people, and what they leave in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, Literal

from msgspec import Struct

from einclusion.crawl.addresses import site, split
from einclusion.facts import Network, Request


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

    kind: Literal["call", "left", "foreign"]
    """Called; left something with a known name; an unknown host left a cookie."""
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


def traces(network: Network, address: str, known: list[Tracker], needed: str = "") -> Iterator[Trace]:
    """What the page at that address tells others; `needed` names cookies that no one is followed with."""
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
    yield from _foreign_cookies(network, foreign, known, needed.split())


def _foreign_cookies(
    network: Network, foreign: list[Request], known: list[Tracker], needed: list[str]
) -> Iterator[Trace]:
    """Cookies of hosts that the page called and that no known service explains."""
    called = {site(request.host) for request in foreign}
    explained = {site(request.host) for request in foreign if any(_calls(request, tracker) for tracker in known)}
    left: dict[str, list[str]] = {}
    for cookie in network.cookies:
        owner = site(cookie.domain)
        if owner in called - explained and not _named(cookie.name, needed):
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
