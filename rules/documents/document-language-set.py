from collections.abc import Iterator

from einclusion.checking.documents import has_text, readable
from einclusion.checking.kinship import kinship, primary
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.language import detect

_SURE = 0.9


def check(page: PageSubject) -> Iterator[Finding]:
    """Each PDF with text names its language, and that of its text."""
    for pdf, link, file in readable(page):
        if not has_text(pdf):
            continue
        detected, sure = detect(pdf.text, int(page.threshold("language-words")))
        if not pdf.language:
            yield failed(link, file=file)
        elif detected and sure >= _SURE and kinship(primary(pdf.language), detected) == "other":
            yield failed(link, "other", file=file, language=pdf.language, detected=detected)
        else:
            yield passed(link)
