from collections.abc import Iterator

from einclusion.checking.survey import Survey
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.statement.reading import find
from einclusion.subjects import MissingFacts, ServiceSubject

_KINDS = frozenset({"heading", "link", "item", "button"})


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page names a statement or a test of e-inclusion; else a person is asked."""
    survey = Survey(service)
    for page in survey:
        for block in page.text.blocks:
            if block.kind in _KINDS and find(block.text, "", "inclusion"):
                yield passed(page=page.address, shown=block.text[:100])
                return
    if survey.unread and not survey.read:
        raise MissingFacts("text")
    if survey.read:
        yield cant_tell()
