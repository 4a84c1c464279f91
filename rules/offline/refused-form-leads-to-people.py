from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of
from einclusion.checking.ways import IN_WRITING, WITHOUT_INTERNET, contact_links, shown
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import JourneySubject, PageSubject


def check(journey: JourneySubject) -> Iterator[Finding]:
    """Where a journey shows that an answer is refused, the page names a way to people or links to one."""
    seen = set()
    for page in journey.pages:
        if page.page.repeats or page.facts.text is None or page.address in seen:
            continue
        if not any(block.kind == "error" and not block.hidden for block in blocks_of(page)):
            continue
        seen.add(page.address)
        if _reachable(page):
            yield passed(page=page.address)
        else:
            yield failed(page=page.address)


def _reachable(page: PageSubject) -> bool:
    return bool(shown(page, *WITHOUT_INTERNET, *IN_WRITING) or contact_links(page))
