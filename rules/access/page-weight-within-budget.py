from __future__ import annotations

from collections.abc import Iterator

from einclusion.crawl.addresses import split
from einclusion.loading import Request
from einclusion.model import Finding, Value
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

LARGEST = 3
PATH = 40
KIB = 1024


def check(page: PageSubject) -> Iterator[Finding]:
    requests = page.network.requests
    if not any(request.type == "document" for request in requests):
        return
    known = not any(request.cached and not request.bytes for request in requests)
    scripts = [request for request in requests if request.type == "script"]
    whole = "light-page-bytes" if is_light(page, scripts) else "page-bytes"
    for message, measure, measured in (("page", whole, requests), ("script", "script-bytes", scripts)):
        limit, size = page.threshold(measure), weight(measured)
        if size > limit:
            told: dict[str, Value] = {"size": round(size / KIB), "limit": round(limit / KIB)}
            yield failed(message=message, measure=measure, largest=largest(measured), **told)
        elif known:
            yield passed()


def is_light(page: PageSubject, scripts: list[Request]) -> bool:
    """Whether a page has so little script that it may weigh more, and its service has no budget of its own for it."""
    return "page-bytes" not in page.service.settings.budgets and weight(scripts) <= page.threshold("light-script-bytes")


def weight(requests: list[Request]) -> int:
    return sum(request.bytes for request in requests)


def largest(requests: list[Request]) -> str:
    """The requests that weigh most, each with its size."""
    heaviest = sorted(requests, key=lambda request: -request.bytes)[:LARGEST]
    return ", ".join(
        f"{short(request)} ({round(request.bytes / KIB)} KiB)" for request in heaviest if request.bytes >= KIB
    )


def short(request: Request) -> str:
    """Host and path, of which a long one is cut in the middle."""
    path = split(request.address).path
    return request.host + (path if len(path) <= PATH else f"{path[:12]}…{path[13 - PATH :]}")
