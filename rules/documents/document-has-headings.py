from collections.abc import Iterator

from einclusion.checking.documents import readable
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

_PARTS = 2


def check(page: PageSubject) -> Iterator[Finding]:
    """Each long tagged PDF has headings among its tags."""
    for pdf, link, file in readable(page):
        if not pdf.tagged or pdf.cut or pdf.words <= page.threshold("unbroken-words"):
            continue
        if pdf.headings:
            yield passed(link)
        elif pdf.bookmarks >= _PARTS:
            yield failed(link, file=file, bookmarks=pdf.bookmarks, measure="unbroken-words")
        else:
            yield cant_tell(link, "none", file=file, words=pdf.words)
