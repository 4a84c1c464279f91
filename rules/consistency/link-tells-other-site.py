from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.destinations import destination
from einclusion.checking.leaving import names, says_leaving
from einclusion.checking.links import links, said_around
from einclusion.checking.signin import said
from einclusion.crawl.addresses import key, site, split
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.run import FOUND
from einclusion.subjects import PageSubject, ServiceSubject

_NAME = re.compile(r"(?<=\w\W)[A-Z]|[A-Z]{2}|\d")
"""A capital that does not begin the text: perhaps somebody's name."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Where a link to the service's own site ends at another one, it says so or names that site."""
    led = {one.address: one.led_to for one in service.left_out if one.led_to}
    led |= {one.page.address: one.address for one in service.pages if one.page.origin in FOUND}
    away = {key(here): there for here, there in led.items() if host(there) and site(host(here)) != site(host(there))}
    if not away:
        return
    for page in service.pages:
        for link in links(page) if page.facts.structure else ():
            there = away.get(key(destination(link)))
            if there is not None:
                del away[key(destination(link))]
                yield judged(page, link, there)


def host(address: str) -> str:
    return (split(address).hostname or "").lower()


def judged(page: PageSubject, link: Node, there: str) -> Finding:
    told = " ".join((link.name, link.get("title"), said_around(link)))
    values = {"name": link.name, "host": host(there), "page": page.address}
    if says_leaving(told) or names(told, host(there)):
        return passed(**values)
    doubtful = not link.name or _NAME.search(link.name) or said(link.name, "login")
    return cant_tell(**values) if doubtful else failed(**values)
