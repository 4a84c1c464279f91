"""Which pages a crawl visits, and in which order: scope, limits and what is left out. Knows no browser."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin, urlsplit

from msgspec import structs

from einclusion.crawl.addresses import acts, alike, key, kind, matches
from einclusion.crawl.addresses import origin as origin_of
from einclusion.crawl.sitemaps import Robots
from einclusion.model import Record
from einclusion.run import LeftOut
from einclusion.scope import Crawl

LONGEST = 2_000
"""Characters of an address beyond which it is taken for a trap."""
ALIKE_IN_DIGITS = 10
"""Addresses that differ in digits only (calendars, numbered items): more of them wait until all others are visited."""
ALIKE_IN_VALUES = 30
"""Addresses that differ in the values of their query (filters): more of them wait until all others are visited."""
ALIKE = 100
"""Addresses so alike that are visited at most."""
KNOWN = 100_000
"""Addresses remembered at most; what is found beyond is counted."""
LISTED = 1_000
"""Addresses left out that are listed; the rest is counted."""
TEXTS = 8
"""Different link texts remembered for one address."""
Origin = Literal["given", "start", "journey", "crawl", "sitemap", "sample", "random"]
Reason = Literal["robots", "limit", "excluded", "document", "elsewhere"]
Rank = tuple[bool, int, bool, tuple[int, ...], str]
"""Order of visits: one of too many alike, clicks from a start, found in a sitemap only, place of links, key."""


class Candidate(Record, frozen=True, kw_only=True):
    """An address that may be visited."""

    address: str
    """Address as given or linked."""
    origin: Origin = "crawl"
    """How it came into the run."""
    found_on: str = ""
    """Address of the page that links to it."""
    depth: int = 0
    """Clicks from a start address."""
    texts: tuple[str, ...] = ()
    """What the links to it say, in alphabetical order."""


@dataclass(eq=False)
class _Known:
    candidate: Candidate
    rank: Rank
    texts: set[str] = field(default_factory=set)
    taken: bool = False
    outside: bool = False


class Frontier:
    """The queue of a crawl: breadth first, links before sitemaps, in the order of the pages.

    The order is the same however many pages are open at once: a page is handed out only when all pages nearer to the
    start are `done`. A caller takes `next()`, loads it, says where it `landed`, `add`s its links and calls `done`.
    """

    def __init__(self, starts: Iterable[str], crawl: Crawl, visited: Iterable[tuple[str, str]] = ()) -> None:
        """`visited`: address and final address of each page of a resumed run; add their links again, in page order."""
        self._crawl = crawl
        self._roots: dict[str, set[str]] = {}
        self._robots: dict[str, Robots] = {}
        self._known: dict[str, _Known] = {}
        self._queue: list[Rank] = []
        self._under_way: dict[str, Rank] = {}
        self._alike: Counter[str] = Counter()
        self._links: Counter[str] = Counter()
        self._left: dict[str, LeftOut] = {}
        self._beyond = 0
        self._documents: dict[str, None] = {}
        self._taken = self._returned = 0
        for number, address in enumerate(starts):
            self._root(address)
            self._push(Candidate(address=address, origin="start"), (number,))
        for page in visited:
            self._visited(*page)

    @property
    def origins(self) -> list[str]:
        """Scheme, host and port of everything in scope: robots.txt and sitemaps are looked for there."""
        return list(self._roots)

    def obey(self, at: str, robots: Robots) -> None:
        """Keep to an origin's robots.txt for all links added from now on, where the crawl says so."""
        if self._crawl.robots:
            self._robots[at] = robots

    def add(
        self, address: str, *, text: str = "", found_on: str = "", depth: int = 1, origin: Origin = "crawl"
    ) -> bool:
        """Note a link and say whether it is new in the queue; to be called for every link, in the order of the page."""
        try:
            address = urljoin(found_on, address.strip())
        except ValueError:
            return False
        name = key(address[: LONGEST + 1])
        if urlsplit(name).scheme not in ("http", "https", "file"):
            return False
        parent = key(found_on) if found_on else ""
        self._links[parent] += 1
        above = self._known.get(parent)
        path = (*(above.rank[3] if above else (KNOWN,)), self._links[parent])
        candidate = Candidate(address=address, origin=origin, found_on=found_on, depth=depth)
        if known := self._known.get(name):
            self._again(known, candidate, path, "" if known is above else text)
            return False
        return self._new(candidate, name, path, text)

    def next(self) -> Candidate | None:
        """The page to visit now; none while nearer pages are under way, at the limit, and at the end."""
        while self._queue and self._taken < self._crawl.pages:
            rank = self._queue[0]
            known = self._known.get(rank[-1])
            stale = known is None or known.taken or known.rank != rank
            if not stale and self._must_wait(rank):
                return None
            heapq.heappop(self._queue)
            if known and not stale and self._take(known):
                return _told(known)
        return None

    def landed(self, candidate: Candidate, final: str) -> bool:
        """Say where an address led; false where that page was visited already or lies outside: it is none of this run.

        A start address that leads to another origin brings that origin into scope. Where it is false the page does not
        count for the limit, up to as many pages as the limit itself.
        """
        name, last = key(candidate.address), key(final)
        own = self._known[name]
        if candidate.origin == "start" and last:
            self._root(final)
        other = self._known.get(last, own) if last else own
        own.outside = bool(last) and not self._inside(last)
        if own.outside or (other is not own and other.taken):
            if own.outside:
                self._left[name] = structs.replace(_left(candidate, "elsewhere"), led_to=final[:LONGEST])
            else:
                other.texts |= own.texts
                self._known[name] = other
            if self._returned < self._crawl.pages:
                self._returned += 1
                self._taken -= 1
            return False
        own.texts |= other.texts
        self._known[last or name] = own
        return True

    def done(self, candidate: Candidate) -> None:
        """Say that a page's links were added, or that it could not be loaded."""
        self._under_way.pop(key(candidate.address), None)

    @property
    def left(self) -> int:
        """Pages known and not visited yet, within the limit."""
        return max(0, min(sum(not one.taken for one in self._known.values()), self._crawl.pages - self._taken))

    def found(self) -> list[Candidate]:
        """Every page in scope that was found, visited or not, nearest to the start first."""
        known = {id(one): one for one in self._known.values() if not one.outside}
        return [_told(one) for one in sorted(known.values(), key=lambda one: one.rank)]

    @property
    def documents(self) -> list[str]:
        """Documents (PDF, office files) that pages link to, wherever they lie."""
        return list(self._documents)

    def left_out(self) -> list[LeftOut]:
        """What was found and not visited, each address once, at most `LISTED`; `unlisted` counts the rest.

        `excluded` is what the patterns of the crawl keep out, and links that would log out, delete or pay.
        """
        return [*self._left.values(), *(_left(one.candidate, "limit") for one in self._waiting())][:LISTED]

    @property
    def unlisted(self) -> int:
        """How many addresses were left out besides those that `left_out` lists."""
        return len(self._left) + len(self._waiting()) - len(self.left_out()) + self._beyond

    def _waiting(self) -> list[_Known]:
        if self._taken < self._crawl.pages:
            return []
        return sorted((one for one in self._known.values() if not one.taken), key=lambda one: one.rank)

    def _new(self, candidate: Candidate, name: str, path: tuple[int, ...], text: str) -> bool:
        sort = kind(candidate.address)
        if sort == "document" and len(self._documents) < KNOWN:
            self._documents.setdefault(candidate.address)
        if not self._inside(name):
            return False
        if len(self._known) + len(self._left) >= KNOWN:
            self._beyond += 1
            return False
        reason = "document" if sort else self._refusal(candidate, name, text)
        if reason:
            self._left.setdefault(name, _left(candidate, reason))
            return False
        self._left.pop(name, None)
        self._push(candidate, path, text)
        return True

    def _take(self, known: _Known) -> bool:
        name = known.rank[-1]
        patterns = _patterns(name)
        if known.candidate.origin != "start" and any(self._alike[one] >= ALIKE for one in patterns):
            del self._known[name]
            self._left.setdefault(name, _left(known.candidate, "limit"))
            return False
        if not known.rank[0] and any(self._alike[one] >= limit for one, limit in patterns.items()):
            known.rank = (True, *known.rank[1:])
            heapq.heappush(self._queue, known.rank)
            return False
        self._alike.update(list(patterns))
        known.taken = True
        self._taken += 1
        self._under_way[name] = known.rank
        return True

    def _must_wait(self, rank: Rank) -> bool:
        return any(one[0] != rank[0] or (one[1] < rank[1] and not rank[0]) for one in self._under_way.values())

    def _refusal(self, candidate: Candidate, name: str, text: str) -> Reason | None:
        crawl, address = self._crawl, candidate.address
        if candidate.depth > crawl.depth or len(address) > LONGEST:
            return "limit"
        if crawl.include and not matches(address, crawl.include):
            return "excluded"
        if matches(address, crawl.exclude) or acts(address, text):
            return "excluded"
        robots = self._robots.get(self._at(name))
        return "robots" if robots and not robots.allowed(address) else None

    def _again(self, known: _Known, candidate: Candidate, path: tuple[int, ...], text: str) -> None:
        if text.strip() and len(known.texts) < TEXTS:
            known.texts.add(" ".join(text.split()))
        rank = (known.rank[0], candidate.depth, candidate.origin == "sitemap", path, known.rank[-1])
        if rank >= known.rank:
            return
        if not known.taken or known.rank[1] == KNOWN:
            known.candidate = candidate
        known.rank = rank
        if not known.taken:
            heapq.heappush(self._queue, rank)

    def _push(self, candidate: Candidate, path: tuple[int, ...], text: str = "") -> None:
        name = key(candidate.address)
        if name and name not in self._known:
            rank = (False, candidate.depth, candidate.origin == "sitemap", path, name)
            texts = {" ".join(text.split())} if text.strip() else set()
            self._known[name] = _Known(candidate, rank, texts)
            heapq.heappush(self._queue, rank)

    def _root(self, address: str) -> None:
        parts = urlsplit(key(address))
        whole = self._crawl.scope != "path" and parts.scheme != "file"
        folder = "/" if whole else parts.path.rpartition("/")[0] + "/"
        self._roots.setdefault(origin_of(address), set()).add(folder)

    def _inside(self, name: str) -> bool:
        path = urlsplit(name).path
        return any(path.startswith(folder) for folder in self._roots.get(self._at(name), ()))

    def _at(self, name: str) -> str:
        """The origin that an address belongs to: an old `http:` link to a service on `https:` belongs to it."""
        own = "/".join(name.split("/", 3)[:3])
        secure = own.replace("http://", "https://", 1)
        return secure if own not in self._roots and secure in self._roots else own

    def _visited(self, address: str, final: str) -> None:
        name = key(address)
        known = self._known.setdefault(name, _Known(Candidate(address=address), (False, KNOWN, True, (KNOWN,), name)))
        known.taken = True
        self._taken += 1
        self._alike.update(list(_patterns(name)))
        self.landed(known.candidate, final)


def _patterns(name: str) -> dict[str, int]:
    return {f"digits {alike(name)}": ALIKE_IN_DIGITS, f"values {alike(name, values=True)}": ALIKE_IN_VALUES}


def _left(candidate: Candidate, reason: Reason) -> LeftOut:
    return LeftOut(address=candidate.address[:LONGEST], reason=reason, linked_from=candidate.found_on)


def _told(known: _Known) -> Candidate:
    return structs.replace(known.candidate, texts=tuple(sorted(known.texts)))
