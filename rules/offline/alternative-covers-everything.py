from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding, Value
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.scope import ChannelName, Promise
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.blocks import own_words
from einclusion.text.lexicon import Lexicon

_WAYS = (ChannelName.COUNTER, ChannelName.PHONE, ChannelName.POST, ChannelName.PAPER_FORM)


def check(service: ServiceSubject) -> Iterator[Finding]:
    """The ways without internet serve for the whole procedure, not only for questions."""
    promises = {name: service.service.channels.get(name) for name in _WAYS}
    whole = {name: promise.whole for name, promise in promises.items() if isinstance(promise, Promise)}
    partly = [name for name, covers in whole.items() if covers is False]
    for name in partly:
        yield failed(message="declared", channel=str(name))
    seen = ""
    told: dict[str, Value] = {}
    elsewhere = False
    survey = Survey(service)
    for page in survey:
        ways = survey.shown(page, "phone", "counter", "address", "paper-form")
        seen = seen or (page.address if ways else "")
        elsewhere = elsewhere or any(way.kind in ("counter", "paper-form") for way in ways)
        if not told and (words := _only_information(page)):
            told = {"shown": words, "page": page.address}
    if told and not elsewhere:
        yield failed(message="only-information", **told)
    elif told:
        yield cant_tell(**told)
    elif seen and whole and all(whole.values()):
        yield passed(page=seen)
    elif seen and not partly:
        yield cant_tell(page=seen)


def _only_information(page: PageSubject) -> str:
    """Words that say that people can only ask, and not apply, without the internet."""
    words = Lexicon.load(beside(__file__, "alternative-covers-everything.yaml"))
    found = (match for block in blocks_of(page) for match in words.find(own_words(block), language_of(page, block)))
    return next((match.text for match in found), "")
