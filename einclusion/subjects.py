"""What checks get to see: a page, a journey or a service, with the facts that the rule declared and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from einclusion.acted import Place
from einclusion.acted.animated import Animated
from einclusion.acted.focusing import Focusing
from einclusion.acted.forms import Forms
from einclusion.acted.hover import Hover
from einclusion.acted.images import Images
from einclusion.acted.keyboard import Keyboard
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
from einclusion.facts import Facts, Network, Structure, Text
from einclusion.run import LeftOut, Page, Walk, answers_with_error
from einclusion.scope import Service
from einclusion.standards import limit


class MissingFacts(Exception):
    """A check asked for facts that are not there; the judge turns it into `untested`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


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
        if self.facts.structure is None:
            raise MissingFacts("structure")
        return self.facts.structure

    @property
    def text(self) -> Text:
        """The page's text in blocks."""
        if self.facts.text is None:
            raise MissingFacts("text")
        return self.facts.text

    @property
    def channels(self) -> Channels:
        """Ways besides the website that the page tells of."""
        if self.facts.channels is None:
            raise MissingFacts("channels")
        return self.facts.channels

    @property
    def network(self) -> Network:
        """What the page loaded and left behind."""
        if self.facts.network is None:
            raise MissingFacts("network")
        return self.facts.network

    @property
    def documents(self) -> Documents:
        """PDFs that the page links to and no page before it did."""
        if self.facts.documents is None:
            raise MissingFacts("documents")
        return self.facts.documents

    @property
    def animated(self) -> Animated:
        """Pictures that move."""
        if self.facts.animated is None:
            raise MissingFacts("animated")
        return self.facts.animated

    @property
    def focusing(self) -> Focusing:
        """The focus put on each control, and what that set off."""
        if self.facts.focusing is None:
            raise MissingFacts("focusing")
        return self.facts.focusing

    @property
    def forms(self) -> Forms:
        """Forms sent off, nothing of it leaving the browser."""
        if self.facts.forms is None:
            raise MissingFacts("forms")
        return self.facts.forms

    @property
    def images(self) -> Images:
        """What the pictures on the page show."""
        if self.facts.images is None:
            raise MissingFacts("images")
        return self.facts.images

    @property
    def recognised(self) -> Images:
        """The same with the text in them, where it can be recognised."""
        if not self.images.reader:
            raise MissingFacts("recognition")
        return self.images

    @property
    def keyboard(self) -> Keyboard:
        """The page worked with the Tab key."""
        if self.facts.keyboard is None:
            raise MissingFacts("keyboard")
        return self.facts.keyboard

    @property
    def hover(self) -> Hover:
        """What comes out where the pointer rests."""
        if self.facts.hover is None:
            raise MissingFacts("hover")
        return self.facts.hover

    @property
    def pressing(self) -> Pressing:
        """Controls and characters pressed, and what that changed."""
        if self.facts.pressing is None:
            raise MissingFacts("pressing")
        return self.facts.pressing

    @property
    def resize(self) -> Resize:
        """What becomes of the page in other window sizes."""
        if self.facts.resize is None:
            raise MissingFacts("resize")
        return self.facts.resize

    @property
    def media(self) -> Media:
        """Sound and video of the page."""
        if self.facts.media is None:
            raise MissingFacts("media")
        return self.facts.media

    @property
    def modes(self) -> Modes:
        """The page in other colours, without pictures and without scripts."""
        if self.facts.modes is None:
            raise MissingFacts("modes")
        return self.facts.modes

    @property
    def motion(self) -> Motion:
        """What happens on the page while nobody does anything."""
        if self.facts.motion is None:
            raise MissingFacts("motion")
        return self.facts.motion

    @property
    def sensors(self) -> Sensors:
        """What the page does with the movement of a device."""
        if self.facts.sensors is None:
            raise MissingFacts("sensors")
        return self.facts.sensors

    @property
    def targets(self) -> Targets:
        """Pages that links with the same name lead to."""
        if self.facts.targets is None:
            raise MissingFacts("targets")
        return self.facts.targets

    @property
    def visual(self) -> Visual:
        """What pictures of the page show that styles don't tell."""
        if self.facts.visual is None:
            raise MissingFacts("visual")
        return self.facts.visual

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
        broken: Callable[[], set[str]] = set,
        law: str = "",
    ) -> None:
        """`started`: when the run began (ISO 8601); `broken`: requirements that binding rules found broken on pages."""
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
        """Pages that answered with an error, with what they show: status 400 and above."""
        return (page for page in self._pages() if answers_with_error(page.page))
