"""What is tested, as people write it in a service file (WCAG-EM scope).

An unknown word is an error; `service.py` says where it stands.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Words = str | dict[str, str]
"""Words in one language, or in several by language code."""
Count = Annotated[int, Meta(ge=0)]
Submit = Literal["held", "allowed"]


class ChannelName(StrEnum):
    """Ways to deal with a service besides its web pages."""

    COUNTER = "counter"
    PHONE = "phone"
    POST = "post"
    EMAIL = "email"
    CONTACT_FORM = "contact-form"
    CHAT = "chat"
    PAPER_FORM = "paper-form"
    HELP = "help"
    MANDATE = "mandate"
    APPOINTMENT = "appointment"
    HOME_VISIT = "home-visit"
    RELAY = "relay"
    SIGN_LANGUAGE = "sign-language"


class Strict(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What people write in a service file: an unknown word is an error."""


class Promise(Strict, frozen=True, kw_only=True):
    """A way besides the web pages as the service describes it itself."""

    say: str = ""
    """What is promised, in words."""
    number: str = ""
    """The phone number."""
    address: str = ""
    """Where people go or write to; for `email` the address of the mailbox."""
    hours: str = ""
    """When people can come or call."""
    whole: bool | None = None
    """Whether people can do the whole procedure this way, and not only ask something."""
    same_terms: bool | None = field(default=None, name="same-terms")
    """Whether it costs no more and takes no longer than online."""
    without_internet: bool | None = field(default=None, name="without-internet")
    """For `appointment`: whether one can be made without the internet."""


class Slot(StrEnum):
    """Kinds of page that a sample must hold (WCAG-EM step 3, Decision (EU) 2018/1524 annex I 3.2)."""

    HOME = "home"
    LOGIN = "login"
    CONTACT = "contact"
    HELP = "help"
    LEGAL = "legal"
    SEARCH = "search"
    STATEMENT = "statement"


class Target(Strict, frozen=True, kw_only=True):
    """The element a step acts on: by role and name, by label, by visible text, or by CSS selector."""

    role: str | None = None
    """Accessible role, for instance `button` or `link`."""
    name: str | None = None
    """Accessible name that goes with the role."""
    label: str | None = None
    """Text of the field's label."""
    text: str | None = None
    """Text that the element shows."""
    css: str | None = None
    """CSS selector; open shadow roots are pierced."""
    frame: str | None = None
    """CSS selector of the frame that holds the element."""


class Expect(Strict, frozen=True, kw_only=True):
    """What must be true before a journey goes on."""

    role: str | None = None
    """Accessible role of an element that must be visible."""
    name: str | None = None
    """Accessible name that goes with the role."""
    label: str | None = None
    """Label of a field that must be visible."""
    text: str | None = None
    """Text that must be visible."""
    css: str | None = None
    """CSS selector of an element that must be visible."""
    frame: str | None = None
    """CSS selector of the frame that holds the element."""
    address: str | None = None
    """Part that the page's address must hold."""


class Step(Strict, frozen=True, kw_only=True):
    """One action of a journey; exactly one verb, and what belongs to it."""

    say: Words = ""
    """The sentence that reports show for the step."""
    goto: str | None = None
    """Address to open, relative to the service's first start address."""
    click: Target | None = None
    """Element to click."""
    fill: Target | None = None
    """Field to fill with `with`."""
    with_: str | None = field(default=None, name="with")
    """Text for `fill`; `{env:NAME}` takes it from the environment."""
    choose: Target | None = None
    """Select, radio button or listbox in which `option` is chosen."""
    option: str | None = None
    """Visible text of the option for `choose`."""
    check: Target | None = None
    """Checkbox to tick."""
    press: str | None = None
    """Key to press, for instance `Enter` or `Control+A`."""
    on: Target | None = None
    """Element that has the focus for `press`; where left out, whatever has it."""
    upload: Target | None = None
    """File field that gets `file`."""
    file: str | None = None
    """File for `upload`, relative to the service file."""
    expect: Expect | None = None
    """What must be true now."""
    submit: Submit | None = None
    """`allowed` lets this step's requests out; else the journey's own `submit` decides."""


class Journey(Strict, frozen=True, kw_only=True):
    """A task that a citizen does from start to end (WCAG complete process)."""

    name: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    """Short name: lower-case letters, digits and hyphens."""
    steps: Annotated[list[Step], Meta(min_length=1)]
    """What the citizen does, in order."""
    say: Words = ""
    """The task in the citizen's words."""
    submit: Submit | None = None
    """`allowed` lets requests other than GET and HEAD out; where left out, the service's own `submit` decides."""
    minutes: Annotated[int, Meta(ge=1)] | None = None
    """Minutes after which the service ends it for people who do nothing; the pages must tell."""
    saving: Literal["code", "account", "email"] | None = None
    """What people need to save their answers and come back to them; the pages must offer it."""


class Crawl(Strict, frozen=True, kw_only=True):
    """Limits within which pages are found from the start addresses."""

    scope: Literal["origin", "path"] = "origin"
    """`origin`: same scheme, host and port; `path`: also below the start address's folder."""
    include: list[str] = []
    """Patterns of paths to visit (`/permit/*`); empty means all."""
    exclude: list[str] = []
    """Patterns of paths never to visit."""
    depth: Count = 3
    """Clicks from a start address at most."""
    pages: Annotated[int, Meta(ge=1)] = 50
    """Pages at most, start addresses included."""
    robots: bool = True
    """Keep to robots.txt."""
    sitemap: bool = True
    """Also take addresses from the sitemaps."""
    rate: Annotated[float, Meta(gt=0)] = 4.0
    """Pages opened per second at most."""
    documents: Count = 30
    """PDFs that are fetched and read at most; 0 for none."""


class Sample(Strict, frozen=True, kw_only=True):
    """Which of the crawled pages stand for the service (WCAG-EM step 3)."""

    slots: dict[Slot, str] = {}
    """Address of each kind of page, relative to the first start address; kinds left out are looked for in the links."""
    per_template: Annotated[int, Meta(ge=1)] = field(default=1, name="per-template")
    """Pages per template once the kinds are filled; templates are told apart by address pattern."""
    documents: Count = 5
    """Documents (PDF, office files) noted at most."""
    random: Annotated[int, Meta(ge=0, le=100)] = 10
    """Share of the remaining pages added at random, in percent."""
    seed: int = 1
    """Seed of the random choice, so that two runs choose the same."""


class Settings(Strict, frozen=True, kw_only=True):
    """How rules are applied."""

    rules: dict[str, Literal["on", "off"]] = {}
    """Rules switched on or off, by id."""
    thresholds: dict[str, Annotated[float, Meta(ge=0)]] = {}
    """Other values for measures that rules judge by."""
    budgets: dict[str, Annotated[float, Meta(ge=0)]] = {}
    """Limits that the service sets itself; what goes beyond one weighs at least as a standard and closes the gate."""
    viewports: list[Annotated[str, Meta(pattern=r"^\d{2,4}x\d{2,4}$")]] = []
    """Window sizes in CSS pixels (`360x800`); the first one is the main one."""


class Credentials(Strict, frozen=True, kw_only=True):
    """Name and password for HTTP authentication."""

    username: str
    """Name; `{env:NAME}` takes it from the environment."""
    password: str
    """Password; only `{env:NAME}` is accepted, so that no service file holds a secret."""


class Access(Strict, frozen=True, kw_only=True):
    """How to get to a service that is not public yet."""

    http_credentials: Credentials | None = None
    """For a service behind HTTP authentication."""
    headers: dict[str, str] = {}
    """Headers sent to the service's own hosts."""
    ignore_tls_errors: bool = False
    """Accept a self-signed or expired certificate."""
    proxy: str | None = None
    """Address of a proxy server."""
    storage_state: str | None = None
    """File with a stored login (Playwright's storage state), relative to the service file."""
    expect: Expect | None = None
    """What proves that the stored login still holds; checked on every page of a journey."""


class Service(Strict, frozen=True, kw_only=True):
    """What is tested (WCAG-EM scope)."""

    name: Words
    """Name of the service."""
    start: Annotated[list[str], Meta(min_length=1)]
    """Addresses where citizens begin, or HTML files relative to the service file."""
    owner: str = ""
    """The public body that answers for it."""
    languages: list[str] = []
    """Languages it must be offered in (codes)."""
    profile: str = "eu"
    """The law that decides what is binding."""
    channels: dict[ChannelName, str | bool | Promise] = {}
    """Ways it says it offers: what is promised, or false where there is none."""
    login: list[str] = []
    """Means of logging in that it says it offers, by name."""
    crawl: Crawl | None = None
    """Limits of the crawl; without it only start addresses, sample and journeys are visited."""
    sample: Sample | None = None
    """How pages are chosen from those found; without it all within the limits."""
    journeys: list[Journey] = []
    """Tasks to walk."""
    settings: Settings = Settings()
    """How rules are applied."""
    access: Access = Access()
    """How to get in before launch."""
    consent: Literal["none", "refuse", "accept"] = "refuse"
    """What is answered to a consent banner, after the first page was audited with it."""
    submit: Submit = "held"
    """Whether journeys may send forms."""
