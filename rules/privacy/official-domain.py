from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.hosts import served_at
from einclusion.crawl.addresses import site, split
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """The address of a start page shows that it is of a public body."""
    if page.page.origin not in ("start", "given") or page.page.repeats:
        return
    host = (split(served_at(page)).hostname or "").lower()
    data = beside(__file__, "official-domain.yaml")
    if not host:
        return
    if any(host == one or host.endswith(f".{one}") for level in data["official"].values() for one in level["domains"]):
        yield passed()
    elif rented(host, data["rented"]):
        yield failed(host=host)
    else:
        yield cant_tell(message="unknown", host=host)


def rented(host: str, providers: list[str]) -> bool:
    """Whether the name belongs to a provider who gives out names below it to anybody."""
    return any(host.endswith(f".{one}") for one in providers) and site(host) != site(host, private=True)
