from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page names who looks at a complaint independently of the service."""
    words = Lexicon.load(beside(__file__, "independent-redress-named.yaml"))
    survey = Survey(service, contact_tells=False)
    doubt: dict[str, Value] = {}
    for page in survey:
        for block in blocks_of(page):
            for match in words.find(block.text, language_of(page, block)):
                if match.group == "says":
                    yield passed(shown=match.text, page=page.address)
                    return
                doubt = doubt or {"shown": match.text, "page": page.address}
    yield from survey.absent(values=doubt, doubtful=bool(doubt))
