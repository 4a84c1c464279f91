from collections.abc import Iterator

from einclusion.checking.documents import readable
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

MEASURE = "document-pages"


def check(page: PageSubject) -> Iterator[Finding]:
    """Each long PDF has bookmarks."""
    for pdf, link, file in readable(page):
        if pdf.pages <= page.threshold(MEASURE):
            continue
        yield passed(link) if pdf.bookmarks else failed(link, file=file, pages=pdf.pages, measure=MEASURE)
