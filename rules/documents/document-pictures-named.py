from collections.abc import Iterator

from einclusion.checking.documents import readable
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """Each tagged picture has a text."""
    for pdf, link, file in readable(page):
        if not pdf.tagged or not pdf.figures:
            continue
        if pdf.unnamed_figures:
            yield failed(link, file=file, unnamed=pdf.unnamed_figures, figures=pdf.figures)
        else:
            yield passed(link)
