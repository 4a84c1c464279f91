"""What stays of addresses from one build, host or visitor to the next."""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatchcase
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from einclusion.crawl import addresses
from einclusion.data import own
from einclusion.generated import ANY, chosen, word

_SHORTENED = re.compile(r"[-_.:~@+]*\*")
_BUNDLED = 8
"""Letters of the hash that bundlers put at the end of a file's name."""
_LOCALE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2})?", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def page(address: str, home: str = "") -> str:
    """A page's address without host, session, tokens and tracking; a local file's relative to the folder of `home`.

    Readable, for people who look the page up; `place` takes out its language too.
    """
    if address.startswith("file:"):
        path = urlsplit(address).path
        folder = posixpath.dirname(urlsplit(home).path) if home.startswith("file:") else posixpath.dirname(path)
        return unquote(posixpath.relpath(path, folder or "/"))
    parts = addresses.split(addresses.key(address) or address)
    path = "/".join(word(unquote(segment)) for segment in parts.path.split("/"))
    query = [(one, word(value)) for one, value in parse_qsl(parts.query) if not _fleeting(one.lower())]
    asked = "&".join(f"{one}={value}" for one, value in query)
    return (path or "/") + (f"?{asked}" if asked else "") + (f"#{unquote(parts.fragment)}" if parts.fragment else "")


@lru_cache(maxsize=1_000)
def _fleeting(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in own("identity.yaml")["fleeting"])


@lru_cache(maxsize=10_000)
def place(page: str) -> str:
    """What the language versions of a page (as `page` gives it) have in common: `/nl/contact` and `/fr/contact`."""
    whole, _, query = page.partition("?")
    segments = whole.split("/")
    for number in (1, 2):
        if len(segments) > number and _is_language(segments[number]):
            segments[number] = ANY
            break
        if len(segments) > 1 and len(segments[1]) != 2:
            break  # only a country stands before a language
    named = own("identity.yaml")["language-names"]
    asked = "&".join(pair for pair in query.split("&") if pair.partition("=")[0].lower() not in named)
    return "/".join(segments) + (f"?{asked}" if asked else "")


def _is_language(segment: str) -> bool:
    locale = _LOCALE.fullmatch(segment)
    return locale is not None and locale[1].lower() in own("identity.yaml")["languages"]


@lru_cache(maxsize=10_000)
def link(address: str, base: str) -> str:
    """Where a link on the page `base` leads: on the same site without its host, elsewhere with it.

    Without `base` no host makes a difference. Empty for what leads nowhere: `#`, a script, no address.
    """
    stripped = address.strip()
    if stripped.startswith("#"):
        return stripped if chosen(stripped[1:]) else ""
    try:
        joined = urljoin(base, stripped) if base else stripped
        parts = urlsplit(joined)
        host = parts.hostname or ""
    except ValueError:
        return stripped  # what a page gives as an address can be anything
    if parts.scheme in ("javascript", "data", "blob") or not stripped:
        return ""
    if parts.scheme not in ("http", "https", "file", ""):
        return f"{parts.scheme}:{parts.path}"
    there = place(page(joined, base))
    return there if not base or addresses.site(host) == addresses.site(urlsplit(base).hostname or "") else host + there


def file(address: str) -> str:
    """A file's name without folder, ending, query and the hash that a build puts into it; empty for embedded ones."""
    if address.startswith(("data:", "blob:")):
        return ""
    parts = addresses.split(address.strip())
    resized = dict(parse_qsl(parts.query)).get("url", "")
    if resized and resized != address:
        return file(resized)
    stem = unquote(posixpath.basename(parts.path)).partition("?")[0]
    stem = stem.rpartition(".")[0] or stem
    pieces = re.split(r"([-_.]+)", stem)
    if len(pieces) > 1 and len(pieces[-1]) == _BUNDLED and not (pieces[-1].islower() or pieces[-1].isdigit()):
        pieces[-1] = ANY
    return _SHORTENED.sub("", word("".join(pieces)))
