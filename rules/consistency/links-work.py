from __future__ import annotations

from collections.abc import Iterator

from einclusion.crawl.addresses import key
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.run import FOUND
from einclusion.subjects import ServiceSubject

GONE = (404, 410)
SHOWN = 3


def check(service: ServiceSubject) -> Iterator[Finding]:
    linking: dict[str, list[str]] = {}
    followed: dict[str, tuple[str, int | None]] = {}
    for subject in service.pages:
        page = subject.page
        for name in {key(address) for address in page.links}:
            linking.setdefault(name, []).append(page.address)
        if page.origin in FOUND:
            followed.setdefault(key(page.address), (page.address, page.status))
    for name, (address, status) in followed.items():
        pages = list(dict.fromkeys(linking.get(name, [])))
        if not pages or status is None:
            continue
        if status in GONE or status >= 500:
            more = f" + {len(pages) - SHOWN}" if len(pages) > SHOWN else ""
            yield failed(address=address, status=status, pages=", ".join(pages[:SHOWN]) + more, count=len(pages))
        elif status < 400:
            yield passed()
