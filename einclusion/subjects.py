"""What checks get to see: a page, a journey or a service, with the facts that the rule declared and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TypeVar

from einclusion.acted import Place
from einclusion.acted.animated import Animated
from einclusion.acted.chat import Chat
from einclusion.acted.failing import Failing
from einclusion.acted.focusing import Focusing
from einclusion.acted.formats import Formats
from einclusion.acted.forms import Forms
from einclusion.acted.hover import Hover
from einclusion.acted.images import Images
from einclusion.acted.interruption import Interruption
from einclusion.acted.keyboard import Keyboard
from einclusion.acted.line import SlowLine
from einclusion.acted.media import Media
from einclusion.acted.modes import Modes
from einclusion.acted.motion import Motion
from einclusion.acted.pressing import Pressing
from einclusion.acted.resize import Resize
from einclusion.acted.sensors import Sensors
from einclusion.acted.targets import Targets
from einclusion.acted.visual import Visual
from einclusion.channel import Channels
from einclusion.document import Documents
from einclusion.dom import Dom, Node, Tree
from einclusion.facts import Facts, Structure, Text
from einclusion.loading import Network
from einclusion.run import LeftOut, Page, Walk, answers_with_error, is_a_guards
from einclusion.scope import Service
from einclusion.standards import limit

T = TypeVar("T")


class MissingFacts(Exception):
    """A check asked for facts that are not there; the judge turns it into `untested`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _had(name: str, facts: T | None) -> T:
    """The facts. Raises MissingFacts where there are none."""
    if facts is None:
        raise MissingFacts(name)
    return facts


class Measures:
    """Thresholds and budgets: the service's own, else those of its profile or the defaults in `thresholds.yaml`."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def threshold(self, name: str) -> float:
        """The limit of a measure. Raises KeyError for a name that `thresholds.yaml` doesn't hold."""
        chosen = {**self.service.settings.thresholds, **self.service.settings.budgets}
        return float(chosen[name]) if name in chosen else limit(name, self.service.profile)


class PageSubject(Measures):
    """One state of one page."""

    def __init__(self, page: Page, service: Service, facts: Facts | None = None, dom: Dom | None = None) -> None:
        """`facts`: those that the rule declares, else all; `dom`: the page's documents where they are made already."""
        super().__init__(service)
        self.page = page
        self.facts = page.facts if facts is None else facts
        self._dom = dom

    @property
    def address(self) -> str:
        """The page's address after redirects."""
        return self.page.final_address or self.page.address

    @property
    def structure(self) -> Structure:
        """Documents with styles, boxes and accessibility tree."""
        return _had("structure", self.facts.structure)

    @property
    def text(self) -> Text:
        """The page's text in blocks."""
        return _had("text", self.facts.text)

    @property
    def channels(self) -> Channels:
        """Ways besides the website that the page tells of."""
        return _had("channels", self.facts.channels)

    @property
    def network(self) -> Network:
        """What the page loaded and left behind."""
        return _had("network", self.facts.network)

    @property
    def documents(self) -> Documents:
        """PDFs that the page links to and no page before it did."""
        return _had("documents", self.facts.documents)

    @property
    def animated(self) -> Animated:
        """Pictures that move."""
        return _had("animated", self.facts.animated)

    @property
    def chat(self) -> Chat:
        """A chat opened by its button."""
        return _had("chat", self.facts.chat)

    @property
    def failing(self) -> Failing:
        """The page when others, its scripts or the device let people down."""
        return _had("failing", self.facts.failing)

    @property
    def focusing(self) -> Focusing:
        """The focus put on each control, and what that set off."""
        return _had("focusing", self.facts.focusing)

    @property
    def formats(self) -> Formats:
        """Details written into fields as people write them."""
        return _had("formats", self.facts.formats)

    @property
    def forms(self) -> Forms:
        """Forms sent off, nothing of it leaving the browser."""
        return _had("forms", self.facts.forms)

    @property
    def images(self) -> Images:
        """What the pictures on the page show."""
        return _had("images", self.facts.images)

    @property
    def recognised(self) -> Images:
        """The same with the text in them, where it can be recognised."""
        if not self.images.reader:
            raise MissingFacts("recognition")
        return self.images

    @property
    def interruption(self) -> Interruption:
        """Fields filled in while the line is lost."""
        return _had("interruption", self.facts.interruption)

    @property
    def keyboard(self) -> Keyboard:
        """The page worked with the Tab key."""
        return _had("keyboard", self.facts.keyboard)

    @property
    def hover(self) -> Hover:
        """What comes out where the pointer rests."""
        return _had("hover", self.facts.hover)

    @property
    def pressing(self) -> Pressing:
        """Controls and characters pressed, and what that changed."""
        return _had("pressing", self.facts.pressing)

    @property
    def resize(self) -> Resize:
        """What becomes of the page in other window sizes."""
        return _had("resize", self.facts.resize)

    @property
    def line(self) -> SlowLine:
        """The page over a slow line."""
        return _had("line", self.facts.line)

    @property
    def media(self) -> Media:
        """Sound and video of the page."""
        return _had("media", self.facts.media)

    @property
    def modes(self) -> Modes:
        """The page in other colours, without pictures and without scripts."""
        return _had("modes", self.facts.modes)

    @property
    def motion(self) -> Motion:
        """What happens on the page while nobody does anything."""
        return _had("motion", self.facts.motion)

    @property
    def sensors(self) -> Sensors:
        """What the page does with the movement of a device."""
        return _had("sensors", self.facts.sensors)

    @property
    def targets(self) -> Targets:
        """Pages that links with the same name lead to."""
        return _had("targets", self.facts.targets)

    @property
    def visual(self) -> Visual:
        """What pictures of the page show that styles don't tell."""
        return _had("visual", self.facts.visual)

    @property
    def dom(self) -> Dom:
        """The documents as trees."""
        structure = self.structure
        if self._dom is None:
            self._dom = Dom(structure)
        return self._dom

    @property
    def document(self) -> Tree:
        """The page's own document."""
        return self.dom.trees[0]

    def select(self, css: str) -> list[Node]:
        """Elements of the page, its frames and shadow roots that the selector matches, in document order."""
        return self.dom.select(css)

    def node(self, place: Place) -> Node:
        """The element at a place that facts name."""
        return Node(self.dom.trees[place[0]], place[1])


class JourneySubject(Measures):
    """One journey as it was walked, with the page states on its way."""

    def __init__(self, walk: Walk, pages: list[PageSubject], service: Service) -> None:
        super().__init__(service)
        self.walk = walk
        self.pages = pages


class ServiceSubject(Measures):
    """The whole service: pages are read from the run one at a time, so iterate and don't collect them."""

    def __init__(
        self,
        service: Service,
        pages: Callable[[], Iterator[PageSubject]],
        walks: list[Walk],
        left_out: list[LeftOut],
        started: str = "",
        broken: Callable[[Callable[[str], bool]], set[str]] = lambda _: set(),
        law: str = "",
    ) -> None:
        """`started`: when the run began (ISO 8601); `broken`: requirements that binding rules found broken.

        It is asked with what tells of an address whether its page counts.
        """
        super().__init__(service)
        self._pages = pages
        self.walks = walks
        self.left_out = left_out
        self.started = started
        self.broken = broken
        self.law = law or service.profile

    @property
    def day(self) -> date:
        """The day of the run, whenever its facts are judged. Raises MissingFacts where it isn't told."""
        try:
            return datetime.fromisoformat(self.started).date()
        except ValueError:
            raise MissingFacts("day") from None

    @property
    def pages(self) -> Iterator[PageSubject]:
        """Page states in the order of the run; those that answered with an error come without facts."""
        for page in self._pages():
            yield PageSubject(page.page, self.service, Facts()) if answers_with_error(page.page) else page

    @property
    def error_pages(self) -> Iterator[PageSubject]:
        """Pages that answered with an error, with what they show: status 400 and above, no guard against programs."""
        return (page for page in self._pages() if answers_with_error(page.page) and not is_a_guards(page.page))
