from collections.abc import Iterator

from einclusion.checking.survey import is_page
from einclusion.checking.ways import names_itself, statement_links
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """The page links to the accessibility statement, or is the statement."""
    if not is_page(page.page):
        return
    data = beside(__file__, "statement.yaml")
    links = statement_links(page, data)
    sure = [link for link, certain in links if certain and link.visible]
    if sure:
        yield passed(sure[0])
    elif names_itself(page, data["words"]):
        yield passed()
    elif links:
        yield cant_tell(links[0][0])
    else:
        yield failed()
