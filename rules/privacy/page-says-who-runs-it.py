from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.survey import is_page
from einclusion.crawl.addresses import fold
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

GROUPS = re.compile(r"[^,;/()]+")


def check(page: PageSubject) -> Iterator[Finding]:
    """A start page names the body that answers for it."""
    if not is_page(page.page) or page.page.origin not in ("start", "given") or page.page.repeats:
        return
    text = " ".join([page.page.title, *told(page)])
    owner = page.service.owner
    words = Lexicon.load(beside(__file__, "page-says-who-runs-it.yaml"))
    if named(owner, text) or any(words.find(text, "")):
        yield passed()
    elif owner and not page.select("img, svg"):
        yield failed(owner=owner)
    else:
        yield cant_tell(owner=owner)


def named(owner: str, text: str) -> bool:
    """Whether a text has the name that the service file gives, or one of the names in it."""
    return any(fold(part) in fold(text) for part in GROUPS.findall(owner) if fold(part))


def told(page: PageSubject) -> list[str]:
    """All that the page says: its text, and names of its pictures and links."""
    named = [node.name or node.get("alt") for node in page.select("img, svg, a, [role=img]")]
    return [*(block.text for block in page.text.blocks), *named]
