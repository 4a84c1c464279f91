from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from einclusion.checking.hosts import served_at
from einclusion.crawl.addresses import site, split
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Addresses of start pages show that they are of a public body; each host is judged once."""
    data = beside(__file__, "official-domain.yaml")
    seen: set[str] = set()
    for page in service.pages:
        host = (split(served_at(page)).hostname or "").lower() if page.page.origin in ("start", "given") else ""
        if host and host not in seen:
            seen.add(host)
            yield judged(host, data)


def judged(host: str, data: dict[str, Any]) -> Finding:
    if any(host == one or host.endswith(f".{one}") for level in data["official"].values() for one in level["domains"]):
        return passed(host=host)
    if rented(host, data["rented"]):
        return failed(host=host)
    return cant_tell(message="unknown", host=host)


def rented(host: str, providers: list[str]) -> bool:
    """Whether the name belongs to a provider who gives out names below it to anybody."""
    return any(host.endswith(f".{one}") for one in providers) and site(host) != site(host, private=True)
