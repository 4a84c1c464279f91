from collections.abc import Iterator

from einclusion.checking.documents import readable
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """No PDF is only pictures of pages."""
    for pdf, link, file in readable(page):
        if pdf.pictured and len(pdf.pictured) == pdf.read == pdf.pages:
            yield failed(link, file=file, pages=pdf.pages)
        elif pdf.pictured:
            yield cant_tell(link, "some", file=file, numbers=", ".join(map(str, pdf.pictured[:20])))
        elif pdf.words:
            yield passed(link)
