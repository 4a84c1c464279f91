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
    for message, measured in (("page", requests), ("script", scripts)):
        measure = f"{message}-bytes"
        limit = page.threshold(measure)
        size = sum(request.bytes for request in measured)
        if size > limit:
            told: dict[str, Value] = {"size": round(size / KIB), "limit": round(limit / KIB)}
            yield failed(message=message, measure=measure, largest=largest(measured), **told)
        elif known:
            yield passed()


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
