"""Addresses: which of them mean the same page, what file they lead to, and which links must be left alone."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urljoin, urlsplit

from tld import Result, get_tld
from w3lib.url import canonicalize_url

from einclusion.data import own

SHORT = 40
"""Characters up to which a link text is read as the name of an action rather than as a sentence."""
WORDS_OF_AN_ACTION = 4
"""Words that a part of an address may have to be read as the name of an action."""
_PORTS = {"http": 80, "https": 443}
_INDEX = re.compile(r"/(?:index\.(?:html?|php|aspx?|jsp)|default\.(?:html?|aspx?))$", re.IGNORECASE)
_COOKIELESS = re.compile(r"/\(S\([^()/]*\)\)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,10})$")


def split(address: str) -> SplitResult:
    """Parts of an address; what is none (`http://[`), as pages may name it, is all path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def joined(base: str, address: str) -> str:
    """Where an address leads on the page `base`; empty where it is none."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


@lru_cache(maxsize=10_000)
def key(address: str) -> str:
    """What two addresses of one page have in common; empty where it is no address.

    No difference is made by: case of scheme and host, default port, user name, percent-encoding, order of the query,
    measuring and session parameters, `index.html` and the like, fragments that are no routes (`#/…`, `#!…`).
    """
    try:
        parts = urlsplit(canonicalize_url(address.strip(), keep_fragments=True))
        host = _host(parts)
    except ValueError:
        return ""
    if not (host or parts.scheme == "file"):
        return ""
    path = _INDEX.sub("/", _COOKIELESS.sub("", _session_in_path().sub("", parts.path)))
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) and parts.fragment.strip("/!") else ""
    return SplitResult(parts.scheme, host, path or "/", _query(parts.query), fragment).geturl()


def origin(address: str) -> str:
    """Scheme, host and port of an address (default port left out)."""
    parts = urlsplit(key(address))
    return f"{parts.scheme}://{parts.netloc}"


def same_host(one: str, other: str) -> bool:
    """Whether two addresses lie on one host, `www.` or not, over HTTP or HTTPS."""
    hosts = {(urlsplit(key(address)).hostname or "").removeprefix("www.") for address in (one, other)}
    return len(hosts) == 1 and "" not in hosts


@lru_cache(maxsize=10_000)
def site(host: str, *, private: bool = False) -> str:
    """The registrable domain that a host belongs to; the host itself where it has none.

    With `private`, customers of a provider are sites of their own: `one.github.io` and `other.github.io`.
    """
    host = host.strip(".").lower()
    found = get_tld(host, fix_protocol=True, fail_silently=True, as_object=True, search_private=private)
    if isinstance(found, Result) and found.fld:
        return found.fld
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return ".".join(host.split(".")[-2:])
    return host


def same_site(one: str, other: str) -> bool:
    """Whether two hosts are of one site; customers of a provider are not."""
    return site(one, private=True) == site(other, private=True)


def kind(address: str) -> str:
    """`document` for what people read (PDF, office files), `file` for other files, empty for pages."""
    parts = split(address)
    endings = [ending[1].lower() for ending in (_ENDING.search(unquote(parts.path)),) if ending]
    named = [ending[1].lower() for _, value in parse_qsl(parts.query) if (ending := _ENDING.search(value))]
    data = _data()
    if any(ending in data["documents"] for ending in [*endings, *named]):
        return "document"
    return "file" if any(ending in group for ending in endings for group in data["files"]) else ""


def matches(address: str, patterns: list[str]) -> bool:
    """Whether a pattern (`/permit/*`) fits the path, with or without its query, whatever the percent-encoding."""
    parts = split(address)
    path = unquote(parts.path) or "/"
    forms = {path, f"{path}?{unquote(parts.query)}" if parts.query else path}
    return any(fnmatchcase(form, unquote(pattern)) for pattern in patterns for form in forms)


def acts(address: str, text: str) -> bool:
    """Whether following the link would log out, delete or pay (words in `crawl.yaml`)."""
    said = fold(text)
    if said in _phrases("text"):
        return True
    if len(said) <= SHORT and any(f" {phrase} " in f" {said} " for phrase in _phrases("within")):
        return True
    return any(_acting(part) for part in parts_of(address, query=True))


def parts_of(address: str, query: bool = False) -> list[str]:
    """Words of each part of the path (without its ending) and, with `query`, of each name and value of the query."""
    parts = split(address)
    pieces = [_ENDING.sub("", unquote(piece)) for piece in parts.path.split("/") if piece]
    if query:
        pieces += [piece for pair in parse_qsl(parts.query, keep_blank_values=True) for piece in pair]
    return [fold(_CAMEL.sub(" ", piece)) for piece in pieces]


def fold(text: str) -> str:
    """The words of a text for comparing: no case, accents, punctuation or invisible characters."""
    plain = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text).casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign))))


def spellings(phrase: str) -> set[str]:
    """A phrase as `fold` gives it, with umlauts dropped (`a`) and written out (`ae`)."""
    return {fold(phrase), fold(phrase.casefold().translate(_UMLAUTS))}


def alike(address: str, values: bool = False) -> str:
    """A pattern shared by addresses that differ in digits only; with `values`, also in any values of the query."""
    path, mark, query = address.partition("?")
    if values and mark:
        query = "&".join(pair.partition("=")[0] for pair in query.split("&"))
    return re.sub(r"\d+", "#", f"{path}{mark}{query}")


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, _PORTS.get(parts.scheme)) else f"{host}:{parts.port}"


def _query(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _idle(unquote(pair.partition("=")[0]).lower()))


@cache
def _idle(name: str) -> bool:
    data = _data()
    return any(fnmatchcase(name, pattern) for pattern in [*data["tracking"], *data["sessions"]])


@cache
def _session_in_path() -> re.Pattern[str]:
    names = "|".join(name.replace("*", r"\w*") for name in _data()["sessions"])
    return re.compile(rf";(?:{names})=[^/;]*", re.IGNORECASE)


def _acting(part: str) -> bool:
    words = part.split()
    if part in _phrases("path"):
        return True
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    return len(words) <= WORDS_OF_AN_ACTION and any(phrase in _phrases("words") for phrase in [*words, *pairs])


@cache
def _phrases(place: str) -> frozenset[str]:
    listed = _data()["actions"][place]
    phrases = listed if isinstance(listed, list) else [phrase for words in listed.values() for phrase in words]
    return frozenset(spelling for phrase in phrases for spelling in spellings(phrase))


def _data() -> Any:
    return own("crawl/crawl.yaml")
