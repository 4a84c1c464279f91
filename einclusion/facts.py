"""What probes gather: facts about one page state, never judgements.

Each fact type is named for the probe that gathers it; a rule page's `needs` names the same word.
"""

from __future__ import annotations

from typing import Literal, get_args, get_type_hints

from msgspec import Struct

from einclusion.acted import Acted
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
from einclusion.loading import Network
from einclusion.model import Element

Box = tuple[float, float, float, float]
"""Left, top, width and height in CSS pixels, on the page of the document."""

NodeKind = Literal["element", "text", "shadow-root"]


class FactStruct(Struct, frozen=True, omit_defaults=True):
    """Base of facts: frozen, keyword-only, defaults left out of files."""


class NodeFacts(FactStruct, frozen=True, kw_only=True):
    """One node of a document: DOM, layout and accessibility tree in one row."""

    parent: int
    """Index of the parent node; -1 for the root."""
    tag: str
    """Element name in lower case; `#text`; `#shadow-root`."""
    id: int = 0
    """The browser's own number of the node during the visit."""
    attributes: dict[str, str] = {}
    """Attributes by lower-case name."""
    text: str = ""
    """Text of a text node."""
    box: Box | None = None
    """Where it is rendered; none where it is not."""
    style: int = -1
    """Index into `Structure.styles`; -1 where it is not rendered."""
    background: str = ""
    """Colour behind its own text, where that is one colour, as the browser blends it; empty where it is not told."""
    opacity: float = 1
    """How opaque its text is, transparency of all that it stands in included."""
    clickable: bool = False
    """Whether a script listens to clicks on it, or it reacts to them by itself."""
    generated: str = ""
    """Text that styles put before and after what it holds."""
    drawn: bool = False
    """Whether what styles put before or after what it holds takes room: it may show something without being text."""
    value: str = ""
    """What a field holds at the moment."""
    checked: bool = False
    """Whether a checkbox, radio button or option is chosen."""
    role: str = ""
    """Role in the accessibility tree; empty where it is not exposed."""
    name: str = ""
    """Name in the accessibility tree."""
    description: str = ""
    """Description in the accessibility tree."""
    states: dict[str, bool | str | int | float] = {}
    """States and properties in the accessibility tree (`focusable`, `required`, `invalid` …)."""


class Document(FactStruct, frozen=True, kw_only=True):
    """One document: the page's own or a frame's."""

    address: str
    """Its address."""
    nodes: list[NodeFacts] = []
    """Nodes in document order, root first."""
    frame: tuple[int, int] | None = None
    """Document and node of the frame element that holds it; none for the page's own."""
    size: tuple[float, float] = (0, 0)
    """Width and height of its content in CSS pixels."""
    offset: tuple[float, float] = (0, 0)
    """Where its top left corner lies on the page."""
    ancestors: str = ""
    """Selector of the frame it stands in, in the page's own document and onwards; empty for the page's own."""


class Structure(FactStruct, frozen=True, kw_only=True):
    """Documents with computed styles, boxes and accessibility tree, frames and shadow roots included."""

    documents: list[Document] = []
    """The page's own document first."""
    styles: list[list[str]] = []
    """Distinct sets of computed values, in the order of `properties`."""
    properties: list[str] = []
    """CSS properties whose computed values were taken."""
    viewport: tuple[int, int] = (1280, 800)
    """Window size in CSS pixels."""
    unreachable: list[str] = []
    """Frames that could not be read, by address."""
    cut: bool = False
    """Whether the page was too large to be taken whole."""


class Block(FactStruct, frozen=True, kw_only=True):
    """A run of text that a reader meets as one."""

    kind: Literal[
        "heading", "paragraph", "item", "cell", "label", "button", "link", "hint", "error", "legend", "option"
    ]
    """What it is."""
    text: str
    """Its text with white space folded."""
    quotes: list[str] = []
    """What of it is marked up as quoted: words of others (`q`, `blockquote` with `cite`) and code."""
    node: tuple[int, int]
    """Document and node that hold it."""
    declared: str = ""
    """Language as marked up, in lower case; empty where none is."""
    detected: str = ""
    """Language of the text itself; empty where the text is too short to tell."""
    main: bool = False
    """Whether it belongs to the main content."""
    area: Literal["header", "nav", "main", "aside", "footer", "dialog", ""] = ""
    """Landmark that it stands in."""
    hidden: bool = False
    """Whether a reader must open something to see it (closed details)."""


class Text(FactStruct, frozen=True, kw_only=True):
    """The page's text in reading order."""

    blocks: list[Block] = []
    """All visible blocks."""
    declared: str = ""
    """Language of the page as marked up on the root element."""
    detected: str = ""
    """Language of the main content; empty where it is too short to tell."""
    confidence: float = 0
    """How sure the detection is, 0 to 1."""
    words: int = 0
    """Words of the main content."""


class AxeNode(FactStruct, frozen=True, kw_only=True):
    """One element that axe points at."""

    element: Element
    """The element, as structure facts know it where they could be matched."""
    impact: str = ""
    """axe's own impact."""
    check: str = ""
    """Id of the check that decided."""
    data: dict[str, str | int | float | bool] = {}
    """What the check measured."""


class AxeResult(FactStruct, frozen=True, kw_only=True):
    """What axe says of one of its rules."""

    rule: str
    """axe's rule id."""
    outcome: Literal["failed", "cantTell", "passed", "inapplicable"]
    """axe's violations, incomplete, passes and inapplicable."""
    nodes: list[AxeNode] = []
    """The elements; only for failed and cantTell."""


class Axe(FactStruct, frozen=True, kw_only=True):
    """axe-core's results."""

    version: str = ""
    """Version of axe-core."""
    results: list[AxeResult] = []
    """By rule and outcome."""


class Facts(FactStruct, frozen=True, kw_only=True):
    """Everything gathered on one page state; what is none was not gathered."""

    structure: Structure | None = None
    """Documents with styles, boxes and accessibility tree."""
    text: Text | None = None
    """Text in blocks, with languages."""
    channels: Channels | None = None
    """Ways besides the website, made of structure and text."""
    network: Network | None = None
    """Requests, cookies, storage."""
    documents: Documents | None = None
    """PDFs that the page links to, read."""
    axe: Axe | None = None
    """axe-core's results."""
    animated: Animated | None = None
    """Pictures that move."""
    chat: Chat | None = None
    """A chat opened by its button."""
    failing: Failing | None = None
    """The page when others, its scripts or the device let people down."""
    focusing: Focusing | None = None
    """The focus put on each control, and what that set off."""
    formats: Formats | None = None
    """Details written into fields as people write them."""
    forms: Forms | None = None
    """Forms sent off, nothing of it leaving the browser."""
    images: Images | None = None
    """What the pictures on the page show."""
    interruption: Interruption | None = None
    """Fields filled in while the line is lost."""
    keyboard: Keyboard | None = None
    """The page worked with the Tab key."""
    hover: Hover | None = None
    """What comes out where the pointer rests."""
    pressing: Pressing | None = None
    """Controls and characters pressed, and what that changed."""
    resize: Resize | None = None
    """What becomes of the page in other window sizes."""
    line: SlowLine | None = None
    """The page over a slow line."""
    media: Media | None = None
    """Sound and video of the page."""
    modes: Modes | None = None
    """The page in other colours, without pictures and without scripts."""
    motion: Motion | None = None
    """What happens on the page while nobody does anything."""
    sensors: Sensors | None = None
    """What the page does with the movement of a device."""
    targets: Targets | None = None
    """Pages that links with the same name lead to."""
    visual: Visual | None = None
    """What pictures of the page show that styles don't tell."""


FACTS = Facts.__struct_fields__
"""Names of all facts that rules may need."""
ACTED = frozenset(
    name
    for name, kind in get_type_hints(Facts).items()
    if any(isinstance(one, type) and issubclass(one, Acted) for one in get_args(kind))
)
"""Those that take acting on the page."""
