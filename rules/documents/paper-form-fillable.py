from collections.abc import Iterator

from einclusion.checking.documents import is_form, readable
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """Each form has fields that any reader shows."""
    for pdf, link, file in readable(page):
        if pdf.other_form:
            yield failed(link, file=file)
        elif pdf.fields:
            yield passed(link)
        elif is_form(pdf):
            yield cant_tell(link, "no-fields", file=file, blanks=pdf.blanks)
