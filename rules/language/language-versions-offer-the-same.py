from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from einclusion.checking.survey import is_page
from einclusion.checking.switching import named
from einclusion.checking.versions import Version, lacks, pairs, told_in, version
from einclusion.crawl.addresses import key
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import MissingFacts, ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    known: dict[str, Version] = {}
    for page in service.pages:
        if is_page(page.page) and key(page.address) not in known:
            if page.facts.text is None or page.facts.channels is None:
                raise MissingFacts("channels")
            known[key(page.address)] = version(page)
    found: dict[tuple[str, str, str], list[tuple[Version, Version]]] = defaultdict(list)
    told = told_in(known)
    same = 0
    for one, language, other in pairs(known):
        lacking = list(lacks(one, other, language, told.get(other.language, frozenset())))
        same += not lacking
        for aspect in lacking:
            found[one.language, language, aspect].append((one, other))
    for (_, language, aspect), pages in found.items():
        one, other = pages[0]
        values = {"language": named(language), "page": one.address, "other": other.address, "count": len(pages)}
        yield cant_tell(None, aspect, **values)
    if same and not found:
        yield passed()
