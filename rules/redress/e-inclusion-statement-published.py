from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon

_NAMES = ("heading", "link", "button")


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A heading or a link names a statement on whom the service leaves out, and what it does about it."""
    words = Lexicon.load(beside(__file__, "e-inclusion-statement-published.yaml"))
    survey = Survey(service)
    doubt: dict[str, Value] = {}
    for page in survey:
        for block in blocks_of(page):
            for match in words.find(block.text, language_of(page, block)):
                if match.group == "statement" and block.kind in _NAMES:
                    yield passed(shown=block.text[:80], page=page.address)
                    return
                doubt = doubt or {"shown": match.text, "page": page.address}
    yield from survey.absent(values=doubt, doubtful=bool(doubt))
