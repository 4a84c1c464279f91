from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.survey import is_page
from einclusion.crawl.addresses import fold, split
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon

GROUPS = re.compile(r"[^,;/()]+")


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Start pages name the body that answers for them; the first page of each host is judged."""
    seen: set[str] = set()
    for page in service.pages:
        host = split(page.address).netloc
        started = page.page.origin in ("start", "given") and not page.page.repeats
        if started and host not in seen and is_page(page.page):
            seen.add(host)
            yield judged(page)


def judged(page: PageSubject) -> Finding:
    text = " ".join([page.page.title, *told(page)])
    owner = page.service.owner
    words = Lexicon.load(beside(__file__, "page-says-who-runs-it.yaml"))
    if named(owner, text) or any(words.find(text, "")):
        return passed(page=page.address)
    if owner and not page.select("img, svg"):
        return failed(page=page.address, owner=owner)
    return cant_tell(page=page.address, owner=owner)


def named(owner: str, text: str) -> bool:
    """Whether a text has the name that the service file gives, or one of the names in it."""
    return any(fold(part) in fold(text) for part in GROUPS.findall(owner) if fold(part))


def told(page: PageSubject) -> list[str]:
    """All that the page says: its text, and names of its pictures and links."""
    named = [node.name or node.get("alt") for node in page.select("img, svg, a, [role=img]")]
    return [*(block.text for block in page.text.blocks), *named]
