from collections.abc import Iterator

from einclusion.checking.documents import file_name, link_to
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

MEASURE = "document-bytes"
_MEGA = 1_000_000


def check(page: PageSubject) -> Iterator[Finding]:
    """Each PDF can be read and is not too large."""
    limit = page.threshold(MEASURE)
    for document in page.documents.found:
        link, file = link_to(document, page), file_name(document.address)
        if document.bytes > limit:
            size = {"megabytes": round(document.bytes / _MEGA, 1), "limit": round(limit / _MEGA, 1)}
            yield failed(link, file=file, measure=MEASURE, **size)
        elif not document.bytes:
            yield failed(link, "empty", file=file)
        elif document.pdf:
            yield passed(link)
        elif document.state != "password":
            yield cant_tell(link, "unread", file=file)
