from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.survey import Survey
from einclusion.checking.ways import shown
from einclusion.data import beside
from einclusion.model import Finding, Value
from einclusion.outcomes import failed, passed
from einclusion.scope import ChannelName
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.blocks import own_words
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page of the service says that someone else may act for a person."""
    survey = Survey(service, contact_tells=False)
    refused: dict[str, Value] = {}
    for page in survey:
        if not refused and (words := _refusal(page)):
            refused = {"shown": words, "page": page.address}
        if told := [way for way in shown(page, "mandate") if not any(_words().find(way.text, ""))]:
            yield passed(shown=told[0].shown, page=page.address)
            return
    if refused:
        yield failed(message="refused", **refused)
    else:
        yield from survey.absent(ChannelName.MANDATE)


def _words() -> Lexicon:
    return Lexicon.load(beside(__file__, "acting-for-another-possible.yaml"))


def _refusal(page: PageSubject) -> str:
    """Words that let nobody act for somebody else."""
    found = (match for block in blocks_of(page) for match in _words().find(own_words(block), language_of(page, block)))
    return next((match.text for match in found), "")
