"""What people can read before they have to say who they are: Regulation (EU) 2018/1724, article 10(1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.survey import SAYS, Survey
from einclusion.crawl.addresses import parts_of
from einclusion.data import own
from einclusion.holding import held
from einclusion.model import LANGUAGES, Finding, Value
from einclusion.outcomes import failed, passed
from einclusion.scope import Slot
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.blocks import own_words
from einclusion.text.lexicon import Lexicon


def told_before_login(
    service: ServiceSubject,
    words: Lexicon,
    more: Callable[[PageSubject], str] | None = None,
    with_login: bool = False,
) -> Iterator[Finding]:
    """Pages that anyone can open tell it. Services with a journey, a form or a login are asked for it.

    `with_login`: only those with a login.

    Passed where words of the group `says`, or `more`, are found there; a question where only `touches` is; failed where
    an explored service has neither, or where it is told only to those who have logged in.
    """
    survey = Survey(service, contact_tells=False)
    doubt: dict[str, Value] = {}
    late: tuple[str, str] | None = None
    asks = bool(service.service.journeys) and not with_login
    inside = Inside(service)
    for page in survey:
        asks = asks or (inside.asks(page) if with_login else bool({"form", "login"} & held(page.structure)))
        closed = inside.passed(page)
        for shown, sure in _found(page, words, more):
            if sure and not closed:
                yield passed(shown=shown, page=page.address)
                return
            late = late or ((shown, page.address) if sure else None)
            doubt = doubt or ({} if closed else {"shown": shown, "page": page.address})
    if late and not doubt and survey.explored:
        yield failed(message="only-inside", shown=late[0], page=late[1])
    elif asks:
        yield from survey.absent(values=doubt, doubtful=bool(doubt))


def _found(page: PageSubject, words: Lexicon, more: Callable[[PageSubject], str] | None) -> Iterator[tuple[str, bool]]:
    """Words of the page and whether they tell it for sure, the sure ones first."""
    if more and (shown := more(page)):
        yield shown, True
    touched = ""
    for block in blocks_of(page):
        language = language_of(page, block)
        for match in words.find(own_words(block), language if language in LANGUAGES else ""):
            if match.group == SAYS:
                yield match.text, True
            touched = touched or match.text
    if touched:
        yield touched, False


class Inside:
    """Follows the pages of a run, and knows which ones only someone sees who has logged in."""

    def __init__(self, service: ServiceSubject) -> None:
        self._always = service.service.access.storage_state is not None
        sample = service.service.sample
        self._login = {sample.slots[Slot.LOGIN]} if sample and Slot.LOGIN in sample.slots else set()
        self.entered: set[str] = set()
        """Journeys that have come to a login so far."""

    def passed(self, page: PageSubject) -> bool:
        """Whether the page comes after a login; a journey's pages are asked for in its order."""
        journey = page.page.journey
        after = self._always or (bool(journey) and journey in self.entered)
        if journey and self.asks(page):
            self.entered.add(journey)
        return after

    def asks(self, page: PageSubject) -> bool:
        """Whether people log in on the page."""
        addresses = {page.page.address, page.address}
        if Slot.LOGIN in page.page.slots or self._login & addresses or page.select("input[type=password]"):
            return True
        known = own("holding.yaml")["login"]["links"]
        return any(part in text for text in parts_of(page.address) for part in known)
