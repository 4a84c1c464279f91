from collections.abc import Iterator

from einclusion.checking.documents import has_text, readable
from einclusion.checking.kinship import kinship, primary
from einclusion.document import Pdf
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
        if not pdf.language:
            yield failed(link, file=file)
        elif detected := other(pdf, int(page.threshold("language-words"))):
            yield failed(link, "other", file=file, language=pdf.language, detected=detected)
        else:
            yield passed(link)


def other(pdf: Pdf, words: int) -> str:
    """The other language that its text is in; none where beginning and end differ: forms are often in two."""
    half = len(pdf.text) // 2
    told = [detect(part, words) for part in (pdf.text, pdf.text[:half], pdf.text[half:])]
    languages = {language for language, sure in told if language and sure >= _SURE}
    kinds = {kinship(primary(pdf.language), language) for language in languages}
    return told[0][0] if len(languages) == 1 and kinds == {"other"} else ""
