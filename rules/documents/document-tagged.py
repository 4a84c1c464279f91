from collections.abc import Iterator

from einclusion.checking.documents import has_text, readable
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """Each PDF with text has tags."""
    for pdf, link, file in readable(page):
        if has_text(pdf):
            yield passed(link) if pdf.tagged else failed(link, file=file)
