from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.links import links
from einclusion.checking.visible_label import Reading
from einclusion.crawl.addresses import fold
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for link in links(page):
        title = fold(link.get("title"))
        if not title or not link.text:
            continue
        repeats = title == fold(link.text) == fold(Reading(link).text)
        yield failed(link, title=link.get("title")) if repeats else passed(link)
