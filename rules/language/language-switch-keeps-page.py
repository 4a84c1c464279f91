from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin

from einclusion.checking.survey import is_page
from einclusion.checking.switching import Switch, is_home, language_of_page, named, switches, wanted
from einclusion.crawl.addresses import key, split
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import MissingFacts, ServiceSubject

VERSION = 2
"""Pages of a language, besides its start page, from which it is a version of the service and no summary."""

SAME = 3
"""Pages from which a common address that is no start page is asked about."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    met: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    known: dict[str, Switch] = {}
    inner: dict[str, set[str]] = defaultdict(set)
    start = urljoin(service.service.start[0], ".") if service.service.start else ""
    folder = split(start).path.lower() or "/"
    for page in service.pages:
        if not is_page(page.page):
            continue
        if page.facts.text is None or page.facts.channels is None:
            raise MissingFacts("channels")
        own = language_of_page(page)
        if not is_home(page.address, folder):
            inner[own].add(key(page.address))
        for switch in switches(page):
            if switch.target != key(page.address):
                met[own, switch.language].setdefault(key(page.address), switch.target)
                known[switch.target] = switch
    needed = wanted(service)
    for (own, language), leads in met.items():
        if needed and language not in needed and len(inner[language]) < VERSION:
            continue
        yield from judged(own, language, leads, known, len(inner[language]), folder)


def judged(
    own: str, language: str, leads: dict[str, str], known: dict[str, Switch], pages: int, folder: str
) -> Iterator[Finding]:
    """Whether the pages of one language lead to pages of another each for itself, or all to the same."""
    targets: dict[str, list[str]] = defaultdict(list)
    for page, target in leads.items():
        targets[target].append(page)
    lost = {one: from_ for one, from_ in targets.items() if len(from_) > 1}
    for target, from_ in lost.items():
        away = [page for page in from_ if not is_home(page, folder)]
        told = {"language": named(language), "own": named(own), "page": away[0] if away else from_[0], "leads": target}
        if away and is_home(known[target].address, folder) and pages >= VERSION:
            yield failed(**told, count=len(away))
        elif len(away) >= SAME:
            yield cant_tell(None, "same", **told, count=len(away))
    if not lost and len(leads) > 1:
        yield passed()
