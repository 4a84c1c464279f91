import re
from collections.abc import Iterator

from einclusion.checking.documents import readable
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

_FILE_NAME = re.compile(
    r"microsoft (word|powerpoint|excel) - .*|untitled.*|document ?\d*"
    r"|.*\.(docx?|pdf|indd|rtf|odt|xlsx?|pptx?|qxd|dot[xm]?)",
    re.IGNORECASE,
)


def check(page: PageSubject) -> Iterator[Finding]:
    """Each PDF has a title that is no file name, and shows it."""
    for pdf, link, file in readable(page):
        if not pdf.title:
            yield failed(link, file=file)
        elif _FILE_NAME.fullmatch(pdf.title):
            yield failed(link, "file-name", file=file, title=pdf.title)
        elif not pdf.title_shown:
            yield failed(link, "not-shown", file=file, title=pdf.title)
        else:
            yield passed(link)
