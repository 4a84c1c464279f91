from collections.abc import Iterator

from einclusion.checking.documents import file_name, link_to
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """The protection of each PDF lets screen readers in."""
    for document in page.documents.found:
        link, file = link_to(document, page), file_name(document.address)
        if document.state == "password":
            yield cant_tell(link, "password", file=file)
        elif document.pdf and document.pdf.closed:
            yield failed(link, file=file)
        elif document.pdf and document.pdf.encrypted:
            yield passed(link)
