from collections.abc import Iterator

from einclusion.checking.documents import readable
from einclusion.checking.printed import sentences_of
from einclusion.checking.reading_level import outcome
from einclusion.model import Finding
from einclusion.readability.pages import parts
from einclusion.subjects import PageSubject

MEASURE = "text-level"
LEAST = 100
"""Words of running text from which a document is judged: what a PDF says of its lines leaves more doubt than a page."""


def check(page: PageSubject) -> Iterator[Finding]:
    """The running text of each PDF keeps to the level of pages."""
    for pdf, link, file in readable(page):
        read = sentences_of(pdf, int(page.threshold("language-words")))
        for part in parts(read, max(LEAST, page.threshold("level-words"))):
            yield outcome(part, MEASURE, page.threshold(MEASURE), link, file=file, hardest=part.hardest.shown)
