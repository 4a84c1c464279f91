from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of
from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import MissingFacts, ServiceSubject
from einclusion.text.lexicon import Lexicon

_NAMES = frozenset({"heading", "link", "item", "button"})


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A heading or a link names a statement or a test of e-inclusion; else a person is asked."""
    words = Lexicon.load(beside(__file__, "e-inclusion-statement-published.yaml"))
    survey = Survey(service)
    for page in survey:
        for block in blocks_of(page):
            if block.kind in _NAMES and any(words.find(block.text, "")):
                yield passed(page=page.address, shown=block.text[:100])
                return
    if survey.read:
        yield cant_tell()
    elif survey.unread:
        raise MissingFacts("text")
