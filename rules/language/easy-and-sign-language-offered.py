from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.survey import is_page
from einclusion.checking.switching import is_home, language_of_page
from einclusion.crawl.addresses import split
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.scope import Slot
from einclusion.subjects import PageSubject

LAW, COUNTRY = "de", ".de"
NEEDED = {"easy": "de-leicht", "sign": "gsg"}
SOFT_HYPHEN = "\u00ad"


def check(page: PageSubject) -> Iterator[Finding]:
    """A German home page offers easy language and German Sign Language."""
    german = page.service.profile == LAW or split(page.address).netloc.partition(":")[0].endswith(COUNTRY)
    home = Slot.HOME in page.page.slots or is_home(page.address)
    if not (german and home and is_page(page.page) and language_of_page(page) == "de"):
        return
    for message, value in NEEDED.items():
        links = list(leading(page, message, value))
        shown = next((link for link in links if link.visible), None)
        if shown is not None:
            yield passed(shown)
        elif links:
            yield cant_tell(links[0])
        else:
            yield failed(None, message)


def leading(page: PageSubject, kind: str, value: str) -> Iterator[Node]:
    """Links that are known to lead there, then those whose name or address says so."""
    yield from (page.node(one.node) for one in page.channels.of("language", "sign-language") if one.value == value)
    words = re.compile(beside(__file__, "easy-and-sign-language-offered.yaml")[kind], re.IGNORECASE)
    for link in page.select("a[href], area[href], button, summary"):
        said = " ".join((link.name, link.text, link.get("title"), link.get("aria-label"), link.get("href")))
        if words.search(said.replace(SOFT_HYPHEN, "")):
            yield link
