from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.links import links
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.gist import folded

TOP = ("top", "boven", "haut", "oben", "begin", "debut", "anfang", "nach oben")


def check(page: PageSubject) -> Iterator[Finding]:
    for link in links(page):
        if link.tag not in ("a", "area") or not link.has("href") or link.has("aria-current"):
            continue
        address = link.get("href").strip()
        if address.lower().startswith("javascript:"):
            yield failed(link, "script", name=link.name)
        elif address in ("", "#", "#!") and not any(word in folded(link.name) for word in TOP):
            yield failed(link, "failed" if address else "empty", name=link.name)
        else:
            yield passed(link)
