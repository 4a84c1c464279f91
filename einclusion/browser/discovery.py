"""Where a visit finds its addresses: as given, by links, robots.txt and sitemaps, or a sample of these."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from playwright.async_api import Error

from einclusion.browser.pace import Pace
from einclusion.browser.queue import Crawling, Listed, Queue
from einclusion.browser.trouble import Trouble, timed
from einclusion.browser.window import Window
from einclusion.browser.windows import Windows
from einclusion.crawl.addresses import origin
from einclusion.crawl.frontier import Candidate, Frontier
from einclusion.crawl.sample import choose
from einclusion.crawl.sitemaps import Sitemaps, robots
from einclusion.model import Problem
from einclusion.plan import Plan
from einclusion.run import Page
from einclusion.scope import Crawl

_FETCH_SECONDS = 15.0
_BREATH = 500
_LINKS = """[...document.querySelectorAll("a[href], area[href]")].slice(0, 3000).map(link => [
  typeof link.href === "string" ? link.href : "",
  (link.innerText || link.getAttribute("aria-label") || "").slice(0, 200)
])"""


def origins(addresses: Iterable[str]) -> list[str]:
    """Scheme, host and port of each address, each once."""
    return list(dict.fromkeys(origin(address) for address in addresses))


def refuse_private(asked: str, reached: str) -> None:
    """Raises Trouble where a public address led to a private one or to a file."""
    if not _private(asked) and _private(reached):
        raise Trouble("private", address=reached[:200])


def _private(address: str) -> bool:
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme == "file" or host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False


async def queue_for(plan: Plan, windows: Windows, done: list[Page], servers: Servers) -> Queue:
    """The addresses of the run, those that are done left out. Raises Trouble."""
    if plan.given:
        return Listed(_remaining((Candidate(address=address, origin="given") for address in plan.given), done))
    service = plan.service
    if service.crawl is None and service.sample is None:
        return Listed(_remaining((Candidate(address=address, origin="start") for address in service.start), done))
    crawl = service.crawl or Crawl()
    visited = [page for page in done if not page.journey and not page.repeats]
    known = [(page.address, page.final_address or page.address) for page in visited] if service.sample is None else []
    frontier = Frontier(service.start, crawl, known)
    servers.frontier = frontier
    await servers.ask()
    if service.sample is None:
        for page in visited:
            for link in page.links:
                frontier.add(link, found_on=page.final_address or page.address, depth=page.depth + 1)
        return Crawling(frontier, servers.ask)
    broken = await _discover(frontier, windows, servers)
    sound = [one for one in frontier.found() if one.address not in {page.address for page in broken}]
    chosen = choose(sound, service.sample, frontier.documents)
    candidates = [
        Candidate(address=one.address, origin=one.reason if one.reason in ("start", "random") else "sample")
        for one in chosen.pages
    ]
    return Listed(
        _remaining([*candidates, *broken], done),
        {one.address: one.slots for one in chosen.pages},
        [*frontier.left_out(), *chosen.left_out],
        chosen.documents,
        chosen.missing,
        frontier.unlisted,
    )


def _remaining(candidates: Iterable[Candidate], done: list[Page]) -> list[Candidate]:
    """Without as many of each address as are done; the same address may have been given twice."""
    finished = [page.address for page in done if not page.journey and not page.repeats]
    left = []
    for candidate in candidates:
        if candidate.address in finished:
            finished.remove(candidate.address)
        else:
            left.append(candidate)
    return left


class Servers:
    """robots.txt and sitemaps of the origins in scope, asked once each; a redirect may bring further origins in."""

    def __init__(self, crawl: Crawl, windows: Windows, pace: Pace) -> None:
        self.frontier = Frontier([], crawl)
        self.problems: list[Problem] = []
        self.pace = pace
        self._crawl = crawl
        self._windows = windows
        self._asked: set[str] = set()

    async def ask(self) -> None:
        """Ask the origins that were not asked yet. Raises Trouble where no window can be opened."""
        for place in [one for one in self.frontier.origins if one.startswith("http") and one not in self._asked]:
            self._asked.add(place)
            address = urljoin(place + "/", "robots.txt")
            status, content = await _fetch(self._windows, address)
            rules = robots(content or b"", address, status)
            self.frontier.obey(place, rules)
            if self._crawl.robots:
                self.pace.slow_down(rules.delay)
            if self._crawl.sitemap:
                await self._read(Sitemaps(place, rules))

    async def _read(self, sitemaps: Sitemaps) -> None:
        while (address := sitemaps.next()) is not None:
            status, content = await _fetch(self._windows, address)
            sitemaps.read(address, content if status == 200 else None)
        self.problems += sitemaps.problems
        for number, page in enumerate(sitemaps.pages):
            self.frontier.add(page, origin="sitemap")
            if number % _BREATH == 0:
                await asyncio.sleep(0)  # other windows go on meanwhile


async def _fetch(windows: Windows, address: str) -> tuple[int | None, bytes | None]:
    """Status and body, through the same access as pages; none where nothing answered."""
    context = await windows.context()
    try:
        answer = await timed(
            context.request.get(address, timeout=_FETCH_SECONDS * 1000, max_redirects=5), _FETCH_SECONDS + 1, "fetch"
        )
        return answer.status, await timed(answer.body(), _FETCH_SECONDS, "fetch")
    except (Trouble, Error):
        return None, None


async def _discover(frontier: Frontier, windows: Windows, servers: Servers) -> list[Candidate]:
    """Open pages for their links only, so that a sample can be chosen; those that answer with an error are returned."""
    window: Window | None = None
    broken: list[Candidate] = []
    while (candidate := frontier.next()) is not None:
        try:
            await servers.pace.turn(candidate)
            window = await windows.take(window)
            arrival = await window.visit(candidate.address)
            inside = frontier.landed(candidate, arrival.address)
            await servers.ask()
            if arrival.status is not None and arrival.status >= 400:
                broken.append(candidate)
            elif inside:
                for address, text in await (await window.top()).evaluate(_LINKS):
                    frontier.add(address, text=text, found_on=arrival.address, depth=candidate.depth + 1)
        except Trouble:
            if window is not None:
                await windows.discard(window)
            window = None  # the sample's own visit tells what is wrong with it
        finally:
            frontier.done(candidate)
    if window is not None:
        await windows.discard(window)
    return broken
