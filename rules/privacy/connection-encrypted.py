from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.hosts import is_public, served_at
from einclusion.crawl.addresses import joined, split
from einclusion.model import Finding, Impact
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

SHOWN = 3


def check(page: PageSubject) -> Iterator[Finding]:
    """What is sent and what comes is encrypted, and browsers are told to insist on it."""
    address = served_at(page)
    if not address:
        return
    if address.startswith("http:"):
        yield failed(message="open")
        return
    faults = list(found(page, address))
    yield from faults
    if not faults:
        yield passed()


def found(page: PageSubject, address: str) -> Iterator[Finding]:
    parts = [one for one in page.network.requests if one.address.startswith("http:") and one.type != "document"]
    if hosts := [host for host in dict.fromkeys(one.host for one in parts) if is_public(host)]:
        yield failed(message="mixed", hosts=", ".join(hosts[:SHOWN]))
    for form in page.select("form[action]"):
        target = joined(address, form.get("action"))
        if target.startswith("http:") and is_public(split(target).hostname or ""):
            yield failed(form, "form", host=split(target).hostname or "")
    headers = page.network.headers
    if headers and "strict-transport-security" not in headers:
        yield failed(message="no-promise", impact=Impact.MINOR)
