"""Where a finding is, for readers that know only files: paths that stay the same on another host or another day."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

from einclusion.run import Page
from einclusion.summary.grouping import Cause, Place, page_number

LONGEST = 200
"""Characters of a path at most; what stands for the rest of a longer one is a hash."""


def path_of(subject: str, pages: Mapping[int, Page]) -> str:
    """`pages/<path of the address>`, `journeys/<name>` or `service`, in ASCII, without host, query or parent folder."""
    kind, _, name = subject.partition(":")
    page = pages.get(page_number(subject))
    if page:
        return _short("pages/" + _within(page.final_address or page.address))
    return _short(f"journeys/{_ascii(name)}") if kind == "journey" and name else "service"


def _within(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "unreadable"  # what a page gave as an address can be anything
    names = [name for name in unquote(parts.path).split("/") if name.strip(". ")]
    if parts.scheme == "file":
        names = names[-1:]
    return "/".join(map(_ascii, names)) or "index"


def _ascii(name: str) -> str:
    return quote(name, safe="-._~", errors="replace")


def _short(path: str) -> str:
    if len(path) <= LONGEST:
        return path
    rest = hashlib.sha256(path.encode()).hexdigest()[:12]
    return f"{path[: LONGEST - 13].rstrip('%/')}-{rest}"


def identity(cause: Cause, place: Place) -> str:
    """The place's fingerprint; for a run that holds none, what it is made of at the least."""
    if place.fingerprint:
        return place.fingerprint
    selector = place.element.selector if place.element else ""
    parts = (cause.rule, cause.outcome, place.subject, place.message, selector)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
