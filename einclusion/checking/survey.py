"""What a service rule may say of something that no page shows: failed where the service was explored, else a question.

What was not tested is never green, and what was not visited is never failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from einclusion.channel import Channel, ChannelKind
from einclusion.channels.said import said
from einclusion.checking.nearby import blocks_of, language_of
from einclusion.crawl.addresses import key, parts_of
from einclusion.facts import Block
from einclusion.model import Finding, Value
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.run import FOUND, Page
from einclusion.scope import ChannelName, Slot
from einclusion.subjects import MissingFacts, PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon, Match

SAYS = "says"
"""Group of word lists: what tells it for sure."""

_HIDES = frozenset({"limit", "robots"})
"""Reasons to leave out an address of the service behind which there may be more."""


def is_page(page: Page) -> bool:
    """Whether it is an HTML page of the service: no error page, no document."""
    answered = page.status is None or page.status < 400
    return answered and (not page.content_type or "html" in page.content_type)


class Survey:
    """Goes through the pages of a service once and notes how much of it was seen."""

    def __init__(self, service: ServiceSubject, *, contact_tells: bool = True) -> None:
        """`contact_tells`: what is looked for stands on a contact page if anywhere, so that one is enough to know."""
        self.service = service
        self._contact_tells = contact_tells
        self.read = 0
        self.unread = 0
        self.contact = False
        self.found = service.service.sample is not None
        self._starts = {key(address) for address in service.service.start}
        self._links: dict[str, set[str]] = {}
        self._names: dict[str, set[str]] = {}
        self._typed = {
            _figures(step.with_) for journey in service.service.journeys for step in journey.steps if step.with_
        }

    def __iter__(self) -> Iterator[PageSubject]:
        """Pages that could be read, in the order of the run."""
        for subject in self.service.pages:
            if not is_page(subject.page):
                continue
            if subject.facts.text is None:
                self.unread += 1
                continue
            self.read += 1
            self._note(subject.page)
            self.contact = self.contact or _is_contact(subject)
            self.found = self.found or subject.page.origin in FOUND
            yield subject

    def _note(self, page: Page) -> None:
        names = {key(page.address), key(page.final_address or page.address)}
        if page.origin in ("start", "given"):
            self._starts |= names
        for name in names:
            self._links.setdefault(name, set()).update(map(key, page.links))
            self._names.setdefault(name, set()).update(names)

    def _names_of(self, address: str) -> set[str]:
        """Keys under which a page is linked to: a redirect leads to it too."""
        return self._names.get(key(address), {key(address)})

    def clicks(self, address: str, start: str = "") -> int | None:
        """Clicks from `start`, else from any start page, over links of pages that were read; none where none lead."""
        near, goal = {key(start)} if start else set(self._starts), self._names_of(address)
        reached, clicks = set(near), 0
        while near:
            if not near.isdisjoint(goal):
                return clicks
            near = {link for name in near for link in self._links.get(name, ())} - reached
            reached |= near
            clicks += 1
        return None

    def distances(self, addresses: Iterable[str]) -> dict[str, int]:
        """Clicks to the nearest of these addresses, by the key of each that leads there over links that were read."""
        reached = {name: 0 for address in addresses for name in self._names_of(address)}
        near = set(reached)
        while near:
            before = {name for name, links in self._links.items() if name not in reached and links & near}
            reached |= dict.fromkeys(before, 1 + max(reached.values()))
            near = before
        return reached

    def was_read(self, address: str) -> bool:
        """Whether a page of that address was among those gone through so far."""
        return key(address) in self._links

    def echoed(self, words: str) -> bool:
        """Whether a journey typed these words, so that a page only shows them back."""
        return _figures(words) in self._typed

    def held(self, page: PageSubject, *kinds: ChannelKind) -> list[Channel]:
        """Ways of these kinds in the document of the page, shown or not, without what a journey typed."""
        ways = page.channels.of(*kinds)
        return [way for way in ways if not self.echoed(way.value.rpartition(", ")[0] or way.value)]

    def shown(self, page: PageSubject, *kinds: ChannelKind) -> list[Channel]:
        """Those of them that a reader of the page can see or open."""
        return [way for way in self.held(page, *kinds) if way.seen != "latent"]

    @property
    def explored(self) -> bool:
        """Whether what no page shows is really not there to be found."""
        whole = self.found and self.read > 1 and not any(left.reason in _HIDES for left in self.service.left_out)
        return not self.unread and (whole or (self.contact and self._contact_tells))

    def absent(
        self,
        channel: ChannelName | None = None,
        message: str = "failed",
        values: dict[str, Value] | None = None,
        doubtful: bool = False,
    ) -> Iterator[Finding]:
        """The outcome for what none of the pages showed.

        `message` is for a service that was explored, with `values` to fill it in; `doubtful` asks a person anyway.
        A rule that names a channel has the messages `declared-none` and `promised` too.
        Raises MissingFacts where no page could be read.
        """
        if not self.read:
            if self.unread:
                raise MissingFacts("text")
            return
        declared = self.service.service.channels.get(channel) if channel else None
        told: dict[str, Value] = {"pages": self.read, **(values or {})}
        if declared is False:
            yield replace(failed(message="declared-none"), values=told)
        elif doubtful or not self.explored:
            yield replace(cant_tell(), values=told)
        else:
            yield replace(failed(message="promised" if declared and message == "failed" else message), values=told)


def named(service: ServiceSubject, channel: ChannelName, *kinds: ChannelKind) -> Iterator[Finding]:
    """A page of the service names a way of one of these kinds, else what `Survey.absent` makes of its absence."""
    survey = Survey(service, contact_tells=False)
    doubt: dict[str, Value] = {}
    for page in survey:
        for way in page.channels.of(*kinds):
            if survey.echoed(way.value.rpartition(", ")[0] or way.value):
                continue
            if way.seen != "latent" and way.sure:
                yield passed(shown=way.shown, page=page.address)
                return
            doubt = doubt or {"shown": way.shown, "page": page.address}
    yield from survey.absent(channel, values=doubt, doubtful=bool(doubt))


def said_somewhere(
    service: ServiceSubject, words: Lexicon, shows: Callable[[PageSubject, Block, Match], str]
) -> Iterator[Finding]:
    """A page says it in words of the group `says`; other words of the list are a question, none is an absence.

    `shows`: what to show of words that were found; empty where they don't count.
    """
    survey = Survey(service, contact_tells=False)
    doubt: dict[str, Value] = {}
    for page in survey:
        for block in blocks_of(page):
            for match in words.find(block.text, language_of(page, block)):
                shown = shows(page, block, match)
                if shown and match.group == SAYS:
                    yield passed(shown=shown, page=page.address)
                    return
                doubt = doubt or ({"shown": shown, "page": page.address} if shown else {})
    yield from survey.absent(values=doubt, doubtful=bool(doubt))


def _figures(words: str) -> str:
    """What words have in common however they are spaced; of a number its last eight figures."""
    folded = "".join(filter(str.isalnum, words.casefold()))
    return folded[-8:] if folded.isdigit() else folded


def _is_contact(subject: PageSubject) -> bool:
    """Whether it is a contact page, by its kind in the sample, its title, its address or its first heading."""
    if Slot.CONTACT in subject.page.slots:
        return True
    heading = next((block.text for block in subject.text.blocks if block.kind == "heading"), "")
    called = any(said(text, "contact-page") for text in (subject.page.title, heading))
    parts = parts_of(subject.address)
    return called or any(match.text == part for part in parts for match in said(part, "contact-page"))
