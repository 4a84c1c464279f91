from collections.abc import Iterator

from einclusion.checking.survey import is_page
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """The page links to the accessibility statement, or is the statement."""
    if not is_page(page.page):
        return
    found = page.channels.of("statement")
    links = sorted(
        (one for one in found if "itself" not in one.traits), key=lambda one: (not one.sure, one.seen != "open")
    )
    if links and links[0].sure and links[0].seen == "open":
        yield passed(page.node(links[0].node))
    elif len(links) < len(found):
        yield passed()
    elif links:
        yield cant_tell(page.node(links[0].node))
    else:
        yield failed()
