"""The address under which a page was served, and what its host tells. Pure, from network facts."""

from __future__ import annotations

import ipaddress

from tld import get_tld

from einclusion.checking.survey import is_page
from einclusion.crawl.addresses import key, split
from einclusion.subjects import PageSubject

_LOCAL = (".localhost", ".local", ".internal", ".test", ".lan", ".home.arpa")


def served_at(page: PageSubject) -> str:
    """Address of the page's own document on the public internet; empty for files, private hosts and error pages."""
    documents = [request.address for request in page.network.requests if request.type == "document"]
    own = next((one for one in documents if key(one) == key(page.address)), "") or next(iter(documents), page.address)
    return own if is_page(page.page) and own.startswith("http") and is_public(split(own).hostname or "") else ""


def ends_as_domains_do(host: str) -> bool:
    """Whether a name ends as some on the Public Suffix List do, or as those that stand for none (RFC 2606, 6761)."""
    name = host.strip(".").lower()
    last = f"any.{name.rpartition('.')[2]}"
    known = get_tld(last, fix_protocol=True, fail_silently=True, search_private=False) is not None
    return known or name.endswith((*_LOCAL, ".example", ".invalid"))


def is_public(host: str) -> bool:
    """Whether a host is meant for everybody: no private address and no name of a local network."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." in host and not f".{host}".endswith(_LOCAL)
