from collections.abc import Iterator

from einclusion.checking.documents import readable
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

_TOLD = 20


def check(page: PageSubject) -> Iterator[Finding]:
    """On each tagged page with links or fields the Tab key follows the tags."""
    for pdf, link, file in readable(page):
        if pdf.loose_order:
            yield failed(link, file=file, numbers=", ".join(map(str, pdf.loose_order[:_TOLD])))
        elif pdf.stops:
            yield passed(link)
