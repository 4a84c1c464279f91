from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from einclusion.checking.leaving import says_leaving
from einclusion.crawl.addresses import site, split
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject, PageSubject


def check(journey: JourneySubject) -> Iterator[Finding]:
    """Before a journey goes on at another site, the page says so or names it."""
    seen: set[tuple[str, str]] = set()
    opened = sites_opened(journey)
    for before, after in pairwise(journey.pages):
        hosts = host(before), host(after)
        if not all(hosts) or site(hosts[0]) == site(hosts[1]) or hosts in seen or site(hosts[1]) in opened:
            continue
        seen.add(hosts)
        if announced(before, hosts[1]):
            yield passed(page=before.address, host=hosts[1])
        elif links(before, hosts[1]):
            yield cant_tell(page=before.address, host=hosts[1])
        else:
            yield failed(page=before.address, host=hosts[1])


def sites_opened(journey: JourneySubject) -> set[str]:
    """Sites that a step of the service file opens by their address, without the page before."""
    steps = [step for one in journey.service.journeys for step in one.steps]
    return {site(split(step.goto).hostname or "") for step in steps if step.goto and "://" in step.goto}


def host(page: PageSubject) -> str:
    return split(page.address).hostname or ""


def announced(page: PageSubject, there: str) -> bool:
    """Whether the page says that another site follows, or names it by its domain."""
    texts = [block.text for block in page.text.blocks]
    named = site(there).partition(".")[0].lower()
    return any(says_leaving(text) or named in text.lower() for text in texts)


def links(page: PageSubject, there: str) -> bool:
    """Whether a link of the page shows the other address before it is followed: its words may say where it leads."""
    return any(site(split(node.get("href")).hostname or "") == site(there) for node in page.select("a[href]"))
