"""Facts about what a page loaded and left behind: requests, cookies, storage."""

from __future__ import annotations

from msgspec import Struct


class Request(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One request of the page."""

    address: str
    """Address, without what follows `#`; query values shortened."""
    host: str
    """Host that it went to."""
    type: str
    """Kind of resource (`document`, `script`, `image` …)."""
    method: str = "GET"
    """HTTP method."""
    status: int = 0
    """HTTP status; 0 where no answer came."""
    bytes: int = 0
    """Bytes over the line, headers included; for a stored copy what it cost when it came."""
    started: float = 0
    """Milliseconds after the page's first request."""
    ended: float = 0
    """Milliseconds after the page's first request; 0 where it did not end."""
    failed: str = ""
    """Why no answer came."""
    held: bool = False
    """Whether einclusion kept it from being sent."""
    cached: bool = False
    """Whether it came out of the browser's own store."""


class Cookie(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One cookie, without its value."""

    name: str
    """Its name."""
    domain: str
    """Domain that gets it."""
    days: float = 0
    """Days until it expires; 0 for a session cookie."""
    http_only: bool = False
    """Whether scripts can't read it."""
    secure: bool = False
    """Whether it only goes over HTTPS."""


class Network(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the page loaded and left behind."""

    requests: list[Request] = []
    """Requests in the order in which they began."""
    cookies: list[Cookie] = []
    """Cookies in the browser after the page settled."""
    storage: dict[str, list[str]] = {}
    """Names of what the page stored, by `localStorage` and `sessionStorage`."""
    consent: bool = False
    """Whether a choice about cookies had been made before."""
    headers: dict[str, str] = {}
    """Headers of the page's own answer, by lower-case name."""
