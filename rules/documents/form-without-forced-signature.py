from collections.abc import Iterator

from einclusion.checking.documents import readable
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """No form asks for an electronic signature."""
    for pdf, link, file in readable(page):
        signed = [field for field in pdf.fields if field.kind == "signature"]
        if any(field.required for field in signed):
            yield cant_tell(link, "required", file=file)
        elif signed:
            yield cant_tell(link, "offered", file=file)
        elif pdf.fields:
            yield passed(link)
