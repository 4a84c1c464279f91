"""robots.txt (RFC 9309) and sitemaps (sitemaps.org): what a site offers and what it asks to leave alone.

Fetches nothing: it takes what was fetched and says what to fetch next.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from lxml import etree
from protego import Protego

from einclusion.crawl.addresses import joined, key, same_host
from einclusion.model import Problem, Record

TOKEN = "einclusion"
"""Name by which a robots.txt can speak to us."""
ROBOTS_BYTES = 512_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5, asks for at least 500 KiB)."""
LONGEST_DELAY = 30.0
"""Seconds between two pages that a robots.txt can ask for at most."""
SITEMAP_BYTES = 50 * 1024 * 1024
"""Bytes of a sitemap at most, uncompressed (sitemaps.org)."""
ADDRESSES = 50_000
"""Addresses taken from the sitemaps of one origin at most; also the most that one sitemap may hold (sitemaps.org)."""
SITEMAPS = 100
"""Sitemaps read of one origin at most."""
_ENTRIES = ("url", "sitemap", "item", "entry")
_ROOTS = ("urlset", "sitemapindex", "rss", "feed", "RDF")
_LOOSE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"'](us-ascii|iso-8859-\d{1,2}|windows-125\d)[\"']", re.IGNORECASE)


class Robots:
    """What a robots.txt asks of us."""

    def __init__(self, text: str, address: str, everything: bool | None = None) -> None:
        self._rules = Protego.parse(text.removeprefix("\ufeff"))
        self._everything = everything
        self.sitemaps = [place for named in self._rules.sitemaps if (place := joined(address, named))]
        """Addresses of sitemaps that it names."""
        rate = self._rules.request_rate(TOKEN)
        asked = max(self._rules.crawl_delay(TOKEN) or 0.0, rate.seconds / rate.requests if rate else 0.0)
        self.delay = min(asked, LONGEST_DELAY)
        """Seconds to wait between two pages; 0 where it does not say."""

    def allowed(self, address: str) -> bool:
        """Whether the page may be visited by a crawl."""
        return self._rules.can_fetch(address, TOKEN) if self._everything is None else self._everything


def robots(content: bytes | str, address: str = "", status: int | None = 200) -> Robots:
    """Read the robots.txt at `address`, as it came with that HTTP status; none for a server that did not answer.

    As RFC 9309, 2.3.1, has it: where there is none (4xx) everything is allowed, where the server fails nothing is.
    """
    if status is None or status >= 500:
        return Robots("", address, everything=False)
    if status >= 400:
        return Robots("", address, everything=True)
    text = content if isinstance(content, str) else content[:ROBOTS_BYTES].decode("utf-8", "replace")
    return Robots(text[:ROBOTS_BYTES], address)


class Sitemap(Record, frozen=True, kw_only=True):
    """What one sitemap says."""

    pages: list[str] = []
    """Addresses of pages, other languages of a page included."""
    sitemaps: list[str] = []
    """Addresses of further sitemaps."""
    problem: Problem | None = None
    """Why it could not be read, or not to its end."""


def parse(content: bytes, address: str) -> Sitemap:
    """Read a sitemap or sitemap index in XML, RSS, Atom or plain text, gzipped or not, fetched from `address`.

    Faulty XML is read as far as it can be; a DOCTYPE or entities of its own are refused.
    """
    if content[:2] == b"\x1f\x8b":
        unpacked = _unpack(content)
        if unpacked is None:
            return _unread("sitemap-unreadable", address)
        content = unpacked
    if len(content) > SITEMAP_BYTES:
        return _unread("sitemap-too-large", address)
    text = _decode(content)
    if not text.lstrip().startswith("<"):
        return _collect(((False, line.strip()) for line in text.splitlines()), address)
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return _unread("sitemap-unreadable", address)
    return _collect(_entries(text), address)


class Sitemaps:
    """The sitemaps of one origin: those that robots.txt names, else `/sitemap.xml`. Fetch `next()`, then `read` it."""

    def __init__(self, origin: str, robots: Robots | None = None) -> None:
        self._origin = origin
        named = robots.sitemaps if robots else []
        self._asked_for = {key(address) for address in named}
        self._seen: dict[str, str] = {}
        self._read = 0
        self._pages: dict[str, None] = {}
        self.problems: list[Problem] = []
        """What kept sitemaps from being read, those that nobody named left out."""
        self._note(named or [urljoin(f"{origin}/", "sitemap.xml")])

    @property
    def pages(self) -> list[str]:
        """Addresses of pages found so far, each once."""
        return list(self._pages)

    def next(self) -> str | None:
        """Address of the next sitemap to fetch; none when all are read or a limit is reached."""
        waiting = list(self._seen.values())[self._read : self._read + 1]
        if not waiting or len(self._pages) >= ADDRESSES:
            return None
        self._read += 1
        return waiting[0]

    def read(self, address: str, content: bytes | None) -> None:
        """Take what was fetched from `address`; none where it could not be fetched."""
        sitemap = _unread("sitemap-unreadable", address) if content is None else parse(content, address)
        if sitemap.problem and key(address) in self._asked_for:
            self.problems.append(sitemap.problem)
        self._pages.update(dict.fromkeys(sitemap.pages[: ADDRESSES - len(self._pages)]))
        self._asked_for.update(map(key, sitemap.sitemaps))
        self._note(sitemap.sitemaps)

    def _note(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            if same_host(address, self._origin) and len(self._seen) < SITEMAPS:
                self._seen.setdefault(key(address), address)


def _unread(reason: str, address: str) -> Sitemap:
    return Sitemap(problem=Problem(key=reason, values={"address": address}))


def _unpack(content: bytes) -> bytes | None:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            return packed.read(SITEMAP_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return None


def _decode(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    declared = _ENCODING.match(content[:200])
    return content.decode(declared[1].decode("ascii") if declared else "utf-8-sig", "replace")


def _entries(text: str) -> Iterator[tuple[bool, str]]:
    """Whether it is a sitemap, and its address as written, for each entry."""
    text = _LOOSE_AMPERSAND.sub("&amp;", _DECLARATION.sub("", text).lstrip())
    options = {"recover": True, "no_network": True, "resolve_entities": False, "load_dtd": False}
    root = None
    for event, element in etree.iterparse(io.BytesIO(text.encode()), events=("start", "end"), **options):
        name = etree.QName(element).localname
        if root is None:
            root = name
            if root not in _ROOTS:
                raise ValueError(f"a sitemap does not begin with <{root}>")
        if event == "end" and name in _ENTRIES:
            yield from ((name == "sitemap", found) for found in _addresses(element))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    if root is None:
        raise ValueError("no element")


def _addresses(entry: etree._Element) -> Iterator[str]:
    for child in entry.iterchildren("{*}loc", "{*}link"):
        if etree.QName(child).localname == "loc" or not child.get("href"):
            yield (child.text or "").strip()
        elif child.get("rel", "alternate") == "alternate":
            yield child.get("href", "").strip()


def _collect(entries: Iterator[tuple[bool, str]], address: str) -> Sitemap:
    found: dict[bool, list[str]] = {False: [], True: []}
    problem = None
    try:
        for further, written in entries:
            place = "" if any(sign.isspace() for sign in written) else urljoin(address, written)
            if written and place.startswith(("http://", "https://")):
                found[further].append(place)
            if len(found[False]) >= ADDRESSES or len(found[True]) >= SITEMAPS:
                break
    except (etree.XMLSyntaxError, ValueError):
        problem = Problem(key="sitemap-unreadable", values={"address": address})
    return Sitemap(pages=found[False], sitemaps=found[True], problem=problem)
