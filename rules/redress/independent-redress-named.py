from collections.abc import Iterator

from einclusion.checking.survey import said_somewhere
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page names who looks at a complaint independently of the service."""
    words = Lexicon.load(beside(__file__, "independent-redress-named.yaml"))
    yield from said_somewhere(service, words, lambda page, block, match: match.text)
