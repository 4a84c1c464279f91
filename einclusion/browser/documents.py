"""Documents that pages link to: fetched once each with the browser's own access, within limits, and read apart."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

import msgspec
from playwright.async_api import APIResponse, Error

from einclusion.browser.discovery import origins, refuse_private
from einclusion.browser.pace import Pace
from einclusion.browser.trouble import Trouble, timed
from einclusion.browser.window import Window
from einclusion.crawl.addresses import acts, joined, key, kind, origin, site, split
from einclusion.crawl.frontier import Candidate
from einclusion.crawl.sitemaps import Robots, robots
from einclusion.document import LinkedDocument
from einclusion.documents.apart import read_apart
from einclusion.model import Problem
from einclusion.run import Page
from einclusion.scope import Crawl, Service

BYTES = 20_000_000
"""Bytes of a document at most; of a larger one only the size is told."""
FETCH_SECONDS = 20.0
"""How long one document may take to come."""
PAGE_SECONDS = 60.0
"""How long the documents of one page may take; those left are fetched where another page links to them."""
_HOPS = 5
_GONE = (404, 410)
"""Statuses of what is not there: rules on links tell of it."""
_NUMBER = re.compile("[0-9]{1,15}")
_LINKS = """[...document.querySelectorAll("a[href], area[href]")].slice(0, 3000).map(link => [
  typeof link.href === "string" ? link.href : "", link.type || "", (link.innerText || "").slice(0, 200)
])"""
_PROBLEMS = {
    "too-large": "document-too-large",
    "no-pdf": "document-no-pdf",
    "broken": "document-broken",
    "password": "document-password",
    "out-of-limits": "document-out-of-limits",
}


class Library:
    """All documents of a visit, each fetched once."""

    def __init__(self, service: Service, pace: Pace, headers: dict[str, str], done: Iterable[Page] = ()) -> None:
        """`headers` go to the service's own origins only; what pages that are `done` link to has been fetched."""
        self._crawl = service.crawl or Crawl()
        self._pace = pace
        self._headers = headers
        self._own = origins(service.start)
        self._seen = {key(link) for page in done for link in page.links if kind(link) == "document"}
        self._robots: dict[str, Robots] = {}
        self._fetched = 0

    async def gather(self, window: Window) -> tuple[dict[str, Any], list[Problem]]:
        """Facts about PDFs that the page links to and that are new, and a problem for each that could not be read."""
        end = time.monotonic() + PAGE_SECONDS
        found: list[LinkedDocument] = []
        left = 0
        for address in await self._new(window):
            if key(address) in self._seen:  # met by another window, or under another address of the same, meanwhile
                continue
            if self._fetched >= self._crawl.documents or time.monotonic() > end:
                left += 1
                continue
            self._seen.add(key(address))
            document = await self._read(window, address)
            if document is not None:
                found.append(msgspec.structs.replace(document, address=address))
        if left:
            window.note("documents-left", count=left, most=self._crawl.documents)
        problems = [_problem(one) for one in found if one.pdf is None]
        return {"found": [msgspec.to_builtins(one) for one in found]}, problems

    async def _new(self, window: Window) -> list[str]:
        """PDFs of the same site that the page's own document links to and that were not met before."""
        if not window.address.startswith("http"):
            return []
        links = await (await window.top()).evaluate(_LINKS)
        wanted = dict.fromkeys(
            address.partition("#")[0]
            for address, said, text in links
            if _is_pdf(address, said, text) and not acts(address, text) and _same_site(address, window.address)
        )
        return [address for address in wanted if key(address) and key(address) not in self._seen]

    async def _read(self, window: Window, address: str) -> LinkedDocument | None:
        """What the document comes to; none where it did not come, which is noted, or is not ours to fetch."""
        try:
            if not await self._allowed(window, address):
                raise Trouble("refused")
            self._fetched += 1
            await self._pace.turn(Candidate(address=address))
            answer = await self._fetch(window, address)
            if answer.status in _GONE:
                return None
            if answer.status >= 400:
                raise Trouble("status", status=answer.status)
            content = b"" if _size(answer) > BYTES else await timed(answer.body(), FETCH_SECONDS, "fetch")
        except (Trouble, Error):
            window.note("document-not-fetched", address=address[:200])
            return None
        size = max(_size(answer), len(content))
        if size > BYTES:
            return LinkedDocument(address=address, state="too-large", bytes=size)
        if "html" in answer.headers.get("content-type", "") and b"%PDF-" not in content[:1000]:
            return None
        return await read_apart(content)

    async def _fetch(self, window: Window, address: str) -> APIResponse:
        """The answer, after redirects that stay in public. Raises Trouble and Playwright's Error."""
        at = address
        for _ in range(_HOPS):
            refuse_private(window.address, at)
            headers = {"Range": f"bytes=0-{BYTES}", **(self._headers if origin(at) in self._own else {})}
            request = window.page.context.request.get(
                at, headers=headers, timeout=FETCH_SECONDS * 1000, max_redirects=0
            )
            answer = await timed(request, FETCH_SECONDS + 1, "fetch")
            to = answer.headers.get("location", "")
            if not (300 <= answer.status < 400 and to):
                return answer
            at = joined(at, to)
            if not at:
                break
        raise Trouble("redirect-loop")

    async def _allowed(self, window: Window, address: str) -> bool:
        """Whether robots.txt there lets a crawl have it."""
        if not self._crawl.robots:
            return True
        place = origin(address)
        if place not in self._robots:
            asked = urljoin(place + "/", "robots.txt")
            answer = await self._fetch(window, asked)
            content = await timed(answer.body(), FETCH_SECONDS, "fetch") if answer.status < 400 else b""
            self._robots[place] = robots(content, asked, 200 if answer.status == 206 else answer.status)
        return self._robots[place].allowed(address)


def _is_pdf(address: str, said: str, text: str) -> bool:
    """Whether a link leads to a PDF, by its address, its type or its words."""
    parts = split(address)
    if parts.scheme not in ("http", "https"):
        return False
    if ".pdf" in f"{parts.path}?{parts.query}".lower() or said.lower() == "application/pdf":
        return True
    return kind(address) == "" and "pdf" in text.lower().replace("(", " ").replace(",", " ").split()


def _same_site(address: str, page: str) -> bool:
    hosts = [split(one).hostname or "" for one in (address, page)]
    return site(hosts[0], private=True) == site(hosts[1], private=True)


def _size(answer: APIResponse) -> int:
    """Bytes of the whole file as the server tells them; 0 where it does not."""
    whole = answer.headers.get("content-range", "").rpartition("/")[2]
    told = (one for one in (whole, answer.headers.get("content-length", "")) if _NUMBER.fullmatch(one))
    return int(next(told, "0"))


def _problem(document: LinkedDocument) -> Problem:
    return Problem(
        key=_PROBLEMS[document.state],
        values={"address": document.address[:200], "megabytes": round(document.bytes / 1_000_000, 1)},
        probe="documents",
    )
